import * as z from 'zod/mini';
import { utf8 } from '../../evidence/bytes.ts';
import { canonicalJson } from '../../evidence/canonical.ts';
import { identityBucket } from '../../evidence/padded-size.ts';
import { SealError } from '../../evidence/seal-error.ts';
import { openJson, sealJson } from '../../evidence/seal-json.ts';
import { noted } from '../../faults/expected.ts';
import { maxFiles } from '../../protocol/message.ts';
import { type FormPlace, loadHalfTyped, saveHalfTyped } from '../../storage/half-typed.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { heldFileSchema } from './held-file.ts';
import { loadReportKeys } from './thread-keys.ts';

/** What is filled in of a form; `chosen` is a rating or what a complaint is about. */
const halfTypedSchema = z.strictObject({
  text: z.string(),
  chosen: z.exactOptional(z.string()),
  answers: z.record(z.string(), z.string()),
  files: z.array(heldFileSchema).check(z.maxLength(maxFiles)),
});
export type HalfTyped = z.infer<typeof halfTypedSchema>;

const aadOf = (place: FormPlace) => utf8(`plaint.half-typed/1\n${canonicalJson(place)}`);

async function keysOf(db: PlaintDb, reportId: string) {
  const item = await loadOutboxItem(db, reportId);
  return item && (await loadReportKeys(db, item));
}

/** Keeps what is typed, sealed to the report's own key, which cannot be read out of the browser. */
export async function keepTyped(
  db: PlaintDb,
  { reportId, kind }: FormPlace,
  typed: HalfTyped,
): Promise<void> {
  const keys = await keysOf(db, reportId);
  if (keys === undefined) return;
  const place = { reportId, kind };
  const parts = { aad: aadOf(place), keys: [keys.replyPublic], bucket: identityBucket };
  await saveHalfTyped(db, place, await sealJson(typed, parts));
}

/** What was typed in a form when its page was left, in whatever way; undefined if nothing was. */
export async function readTyped(
  db: PlaintDb,
  { reportId, kind }: FormPlace,
): Promise<HalfTyped | undefined> {
  const place = { reportId, kind };
  const [keys, sealed] = await Promise.all([keysOf(db, reportId), loadHalfTyped(db, place)]);
  if (keys === undefined || sealed === undefined) return undefined;
  const opened = await openJson(sealed, keys.replyKey, aadOf(place)).catch(
    noted('outbox.typed', undefined, (thrown) => thrown instanceof SealError),
  );
  return halfTypedSchema.safeParse(opened).data;
}
