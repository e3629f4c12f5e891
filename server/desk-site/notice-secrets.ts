import * as z from 'zod/mini';
import type { DeskTrouble, NoticeSecrets } from '../../components/desk/desk-services.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { createNoticeCode, readNoticeCode } from '../../utils/desk/notice-code.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { DeviceStore } from './device-store.ts';

interface Ports {
  readonly vault: Pick<DeskVault, 'sealDraft' | 'openDraft'>;
  readonly store: Pick<DeviceStore, 'saveDraft' | 'loadDraft' | 'dropDraft'>;
}

const codesSchema = z.object({ appeal: z.string(), answer: z.string() });

const nameOf = (reportId: string, number: number) => `notice:${reportId}:${number}`;

async function secretsOf({
  appeal,
  answer,
}: z.infer<typeof codesSchema>): Promise<NoticeSecrets | undefined> {
  const [one, other] = [
    await readNoticeCode('appeal', appeal),
    await readNoticeCode('answer', answer),
  ];
  if (one === undefined || other === undefined) return undefined;
  return {
    appeal,
    answer,
    named: {
      appealSha256: one.capabilitySha256,
      answerSha256: other.capabilitySha256,
      appealKey: one.signing.publicKey,
      answerKey: other.signing.publicKey,
    },
  };
}

/** The codes of a notice that were made on this device and not handed on yet. */
export async function loadNotice(
  { vault, store }: Ports,
  reportId: string,
  number: number,
): Promise<NoticeSecrets | undefined> {
  const name = nameOf(reportId, number);
  const sealed = await store.loadDraft(name);
  const opened = sealed && (await vault.openDraft(name, sealed));
  if (opened?.ok !== true) return undefined;
  const codes = parseJson(codesSchema, opened.value);
  return codes && secretsOf(codes);
}

/**
 * Makes the codes of a notice and seals them on this device before anything of them is sent, so that no
 * notice goes out whose codes are lost.
 */
export async function makeNotice(
  ports: Ports,
  { reportId, number }: { readonly reportId: string; readonly number: number },
  used: readonly string[],
): Promise<Result<NoticeSecrets, DeskTrouble>> {
  const kept = await loadNotice(ports, reportId, number);
  if (kept !== undefined && !used.includes(kept.named.appealSha256)) return ok(kept);
  const codes = { appeal: createNoticeCode(), answer: createNoticeCode() };
  const name = nameOf(reportId, number);
  const sealed = await ports.vault.sealDraft(name, JSON.stringify(codes));
  if (!sealed.ok) return sealed;
  await ports.store.saveDraft(name, sealed.value);
  const made = await secretsOf(codes);
  return made === undefined ? err('malformed') : ok(made);
}

export function dropNotice(
  { store }: Pick<Ports, 'store'>,
  reportId: string,
  number: number,
): Promise<void> {
  return store.dropDraft(nameOf(reportId, number));
}
