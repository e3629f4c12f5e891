import * as z from 'zod/mini';
import { maxSiteProfiles } from '../protocol/site-profile.ts';
import { caseIdSchema, inboxId } from '../report/casebook-case.ts';
import { deviceLockSchema } from '../report/device-lock.ts';
import { maxTemplates, type Template, templateSchema } from '../report/template.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseStored } from './parse-stored.ts';

const names = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(50));

function limit(most: number) {
  return z.int().check(z.minimum(1), z.maximum(most));
}

/** Every setting by its key, with what it is until somebody chooses. */
const settings = {
  language: {
    schema: z.enum(['auto', 'en', 'zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK']),
    initial: 'auto',
  },
  theme: { schema: z.enum(['auto', 'light', 'dark']), initial: 'auto' },
  /** Origin of the endpoint that new reports go to; empty until one is enrolled. */
  endpoint: { schema: z.string().check(z.maxLength(300)), initial: '' },
  isOutboxPaused: { schema: z.boolean(), initial: false },
  /** Send also over a metered connection and on a low battery. */
  sendsAnyway: { schema: z.boolean(), initial: false },
  sendDelay: { schema: z.enum(['none', 'hour', 'half-day']), initial: 'none' },
  /**
   * What the reporter is called on the sites they report, to be taken out of redacted copies. Never leaves.
   */
  selfNames: { schema: names, initial: [] as string[] },
  /** Addresses of the reporter's own pictures, likewise. */
  selfAvatars: { schema: names, initial: [] as string[] },
  /** The passphrase lock; null while there is none. */
  lock: { schema: z.nullable(deviceLockSchema), initial: null },
  /** Whether icon and titles say nothing of what this is. */
  isNeutral: { schema: z.boolean(), initial: false },
  /** What reports may start from, newest first. */
  templates: {
    schema: z.array(templateSchema).check(z.maxLength(maxTemplates)),
    initial: [] as Template[],
  },
  /** When the capture of a whole discussion ends by itself. */
  threadMaxPosts: { schema: limit(20_000), initial: 2_000 },
  threadMaxMinutes: { schema: limit(240), initial: 15 },
  threadMaxMegabytes: { schema: limit(2_000), initial: 200 },
  /**
   * Site profiles as somebody wrote or was given them, tried before the extension's own; what is not valid is
   * left out.
   */
  siteProfiles: {
    schema: z.array(z.unknown()).check(z.maxLength(maxSiteProfiles)),
    initial: [] as unknown[],
  },
  /** Somebody else reads: nothing is uncovered here, and counts stand for content. */
  isHelped: { schema: z.boolean(), initial: false },
  /** Say so when a receipt or an answer comes. */
  notifies: { schema: z.boolean(), initial: false },
  /** The case that marked pages go to. */
  currentCase: { schema: caseIdSchema, initial: inboxId },
  /** Items whose page the person was asked to open and mark, so that it can be compared. */
  pendingLooks: { schema: z.array(z.string()).check(z.maxLength(200)), initial: [] as string[] },
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settings)[Key]['schema']>;

/** The stored value, or the initial one when there is none or it no longer fits. */
export async function loadSetting<Key extends SettingKey>(
  db: PlaintDb,
  key: Key,
): Promise<SettingValue<Key>> {
  return read(key, await db.use((connection) => connection.get('settings', key)));
}

function read<Key extends SettingKey>(
  key: Key,
  stored: { readonly value: unknown } | undefined,
): SettingValue<Key> {
  const { schema, initial } = settings[key];
  const parsed = z.safeParse(schema, stored?.value);
  return (parsed.success ? parsed.data : initial) as SettingValue<Key>;
}

/** Lists are added to and taken from on more than one page; they are changed, and never put down whole. */
type ListKey = {
  [Key in SettingKey]: SettingValue<Key> extends readonly unknown[] ? Key : never;
}[SettingKey];

/** Stores a setting, whatever it was before. */
export async function saveSetting<Key extends Exclude<SettingKey, ListKey>>(
  db: PlaintDb,
  key: Key,
  value: SettingValue<Key>,
): Promise<void> {
  await updateSetting(db, key, () => value);
}

/** Changes a setting in one transaction; `change` gets the stored value, or the initial one. */
export async function updateSetting<Key extends SettingKey>(
  db: PlaintDb,
  key: Key,
  change: (stored: SettingValue<Key>) => SettingValue<Key>,
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('settings', 'readwrite');
    const next = change(read(key, await transaction.store.get(key)));
    const value = parseStored(settings[key].schema, next, 'settings');
    await Promise.all([transaction.store.put({ key, value }), transaction.done]);
  });
  announceChange({ kind: 'setting', id: key });
}
