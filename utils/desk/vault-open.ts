import type { DeskContent } from '../casework/wire.ts';
import { defined } from '../defined.ts';
import { type Bytes, utf8 } from '../evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../evidence/canonical.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { identityBucket } from '../evidence/padded-size.ts';
import { openBody } from '../evidence/seal-body.ts';
import { SealError } from '../evidence/seal-error.ts';
import { openIdentity } from '../evidence/seal-identity.ts';
import { openJson, sealJson } from '../evidence/seal-json.ts';
import { openMessage, openNamingAnswers, openNamingFiles } from '../evidence/seal-message.ts';
import type { ReportBody } from '../protocol/body.ts';
import type { Identity } from '../protocol/identity.ts';
import type { Message, MessageFiles, MessagePlace } from '../protocol/message.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { err, ok } from '../result.ts';
import type { IdentitySeals, SealedWords, Vaulted, WordsBinding } from './desk-vault.ts';
import { noticeAad } from './notice-code.ts';
import { verifyOpening } from './opening.ts';
import { keyFor, refusalOf, type Unlocked } from './vault-keys.ts';

/** Whether this handler is in the ledger as opening this; nothing is decrypted before. */
async function requireOpening(
  vault: Unlocked,
  content: DeskContent,
  type: 'report.opened' | 'identity.opened',
  nowMs: number,
): Promise<Vaulted<unknown>> {
  const proof = type === 'report.opened' ? content.opening : content.identityOpening;
  if (proof === undefined) return err('not-an-opening');
  return verifyOpening(proof, content.checkpoint, {
    type,
    reportId: content.envelope.manifest.id,
    signingKey: vault.pairs.signing.publicKey,
    receiptKeys: vault.descriptor.receiptKeys,
    nowMs,
  });
}

function contextOf({ envelope }: DeskContent) {
  const { id: reportId, evidenceManifestSha256 } = envelope.manifest;
  return { reportId, evidenceManifestSha256 };
}

async function decryptWith<Value>(
  vault: Unlocked,
  sealed: SealedBody,
  open: (key: CryptoKey) => Promise<Value>,
): Promise<Vaulted<Value>> {
  const key = keyFor(vault, sealed);
  if (key === undefined) return err('no-key');
  try {
    return ok(await open(key));
  } catch (thrown) {
    return err(refusalOf(thrown));
  }
}

const decryptBody = (vault: Unlocked, content: DeskContent) =>
  decryptWith(vault, content.envelope.body, (key) =>
    openBody(content.envelope.body, key, contextOf(content)),
  );

export async function openReportBody(
  vault: Unlocked,
  content: DeskContent,
  nowMs: number,
): Promise<Vaulted<ReportBody>> {
  const opening = await requireOpening(vault, content, 'report.opened', nowMs);
  return opening.ok ? decryptBody(vault, content) : opening;
}

/** Who reports lies in a seal inside the body: of the rest nothing is handed out. */
export async function openReportIdentity(
  vault: Unlocked,
  content: DeskContent,
  nowMs: number,
): Promise<Vaulted<Identity>> {
  const opening = await requireOpening(vault, content, 'identity.opened', nowMs);
  if (!opening.ok) return opening;
  const body = await decryptBody(vault, content);
  if (!body.ok) return body;
  if (body.value.type === 'plaint.body/1') return err('malformed');
  const { identity } = body.value;
  return decryptWith(vault, identity, (key) => openIdentity(identity, key, contextOf(content)));
}

function wordsAad({ reportId, kind, stepId }: WordsBinding): Bytes {
  if (stepId !== undefined) return noticeAad(kind === 'appeal' ? 'appeal' : 'answer', stepId);
  return utf8(`plaint.words/1\n${canonicalJson({ kind, reportId })}`);
}

export async function sealCaseWords(
  { descriptor }: Unlocked,
  context: WordsBinding,
  words: string,
): Promise<SealedWords> {
  const { deskKey, recoveryKey } = descriptor;
  const keys = recoveryKey === undefined ? [deskKey] : [deskKey, recoveryKey];
  const sealed = await sealJson(words, { aad: wordsAad(context), keys, bucket: identityBucket });
  return { sealed, sha256: await sha256Hex(canonicalBytes(sealed)) };
}

async function openText(sealed: SealedBody, key: CryptoKey, aad: Bytes): Promise<string> {
  const opened = await openJson(sealed, key, aad);
  if (typeof opened !== 'string') throw new SealError('malformed');
  return opened;
}

export async function openCaseWords(
  vault: Unlocked,
  content: DeskContent,
  context: WordsBinding,
  sealed: SealedBody,
  nowMs: number,
): Promise<Vaulted<string>> {
  if (context.reportId !== content.envelope.manifest.id) return err('other-report');
  const opening = await requireOpening(vault, content, 'report.opened', nowMs);
  if (!opening.ok) return opening;
  return decryptWith(vault, sealed, (key) => openText(sealed, key, wordsAad(context)));
}

/** A message of a report is opened as its body is, and what in it names the reporter as the identity is. */
async function openAt<Value>(
  vault: Unlocked,
  content: DeskContent,
  message: {
    readonly place: MessagePlace;
    readonly sealed: SealedBody;
    readonly needs: 'report.opened' | 'identity.opened';
    readonly open: (sealed: SealedBody, key: CryptoKey, place: MessagePlace) => Promise<Value>;
  },
  nowMs: number,
): Promise<Vaulted<Value>> {
  const { place, sealed, needs, open } = message;
  if (place.reportId !== content.envelope.manifest.id) return err('other-report');
  const opening = await requireOpening(vault, content, needs, nowMs);
  return opening.ok ? decryptWith(vault, sealed, (key) => open(sealed, key, place)) : opening;
}

export function openReportMessage(
  vault: Unlocked,
  content: DeskContent,
  place: MessagePlace,
  sealed: SealedBody,
  nowMs: number,
): Promise<Vaulted<Message>> {
  const message = { place, sealed, needs: 'report.opened' as const, open: openMessage };
  return openAt(vault, content, message, nowMs);
}

async function openParts(
  sealed: SealedBody,
  key: CryptoKey,
  place: MessagePlace,
): Promise<IdentitySeals> {
  const { identity, identityFiles } = await openMessage(sealed, key, place);
  return defined({ identity, identityFiles });
}

export function openReportNamingParts(
  vault: Unlocked,
  content: DeskContent,
  place: MessagePlace,
  sealed: SealedBody,
  nowMs: number,
): Promise<Vaulted<IdentitySeals>> {
  const message = { place, sealed, needs: 'identity.opened' as const, open: openParts };
  return openAt(vault, content, message, nowMs);
}

export function openReportNamingFiles(
  vault: Unlocked,
  content: DeskContent,
  place: MessagePlace,
  sealed: SealedBody,
  nowMs: number,
): Promise<Vaulted<MessageFiles>> {
  const message = { place, sealed, needs: 'identity.opened' as const, open: openNamingFiles };
  return openAt(vault, content, message, nowMs);
}

export function openReportNames(
  vault: Unlocked,
  content: DeskContent,
  place: MessagePlace,
  sealed: SealedBody,
  nowMs: number,
): Promise<Vaulted<Readonly<Record<string, string>>>> {
  const message = { place, sealed, needs: 'identity.opened' as const, open: openNamingAnswers };
  return openAt(vault, content, message, nowMs);
}

function draftAad(name: string, { kid }: SealingKey): Bytes {
  return utf8(`plaint.draft/1\n${canonicalJson({ kid, name })}`);
}

export function sealOwnDraft({ pairs }: Unlocked, name: string, text: string): Promise<SealedBody> {
  const { publicKey } = pairs.sealing;
  const aad = draftAad(name, publicKey);
  return sealJson(text, { aad, keys: [publicKey], bucket: identityBucket });
}

export async function openOwnDraft(
  { pairs }: Unlocked,
  name: string,
  sealed: SealedBody,
): Promise<Vaulted<string>> {
  const { privateKey, publicKey } = pairs.sealing;
  try {
    return ok(await openText(sealed, privateKey, draftAad(name, publicKey)));
  } catch (thrown) {
    return err(refusalOf(thrown));
  }
}
