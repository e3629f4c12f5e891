import { answersSchema } from '../protocol/identity.ts';
import {
  type Message,
  type MessageFiles,
  type MessagePlace,
  messageFilesSchema,
  messageSchema,
  messageSizes,
  type ReporterMessage,
} from '../protocol/message.ts';
import type { SealingKey, SigningKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { signingDomains } from '../protocol/wire.ts';
import { type Bytes, utf8 } from './bytes.ts';
import { canonicalBytes, canonicalJson } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { identityBucket } from './padded-size.ts';
import { SealError } from './seal-error.ts';
import { openJson, sealJson } from './seal-json.ts';
import { type SignatureEngine, signCanonical, verifyCanonicalText } from './signature.ts';

/** What the seal of a message is bound to. */
export function messageAad(place: MessagePlace): Bytes {
  const { direction, number, previousSha256, reportId } = place;
  return utf8(
    `plaint.message/1\n${canonicalJson({ direction, number, previousSha256, reportId })}`,
  );
}

/** Four sizes, so that the length of a message says next to nothing. Throws RangeError above the largest. */
function messageBucket(sizeBytes: number): number {
  const bucket = messageSizes.find((size) => sizeBytes <= size);
  if (bucket === undefined) throw new RangeError('longer than any message');
  return bucket;
}

/** Whether it fits into the largest size. */
export function fitsMessage(message: Message): boolean {
  return canonicalBytes(message).length <= (messageSizes.at(-1) ?? 0);
}

/**
 * A message sealed to the reporter's key of this report, the desk's and, where there is one, the recovery
 * key.
 */
export function sealMessage(
  message: Message,
  reportId: string,
  keys: readonly SealingKey[],
): Promise<SealedBody> {
  const aad = messageAad({ ...message, reportId });
  return sealJson(message, { aad, keys, bucket: messageBucket });
}

/**
 * A message in the place where it is expected. Rejects with SealError: `wrong-context` when it stands
 * elsewhere in the chain or says so, `not-authentic` when this key does not open it, `malformed`.
 */
export async function openMessage(
  sealed: SealedBody,
  privateKey: CryptoKey,
  place: MessagePlace,
): Promise<Message> {
  const opened = await openJson(sealed, privateKey, messageAad(place));
  const { data: message } = messageSchema.safeParse(opened);
  if (message === undefined) throw new SealError('malformed');
  const isHere =
    message.number === place.number &&
    message.direction === place.direction &&
    message.previousSha256 === place.previousSha256;
  if (!isHere) throw new SealError('wrong-context');
  return message;
}

/** Parts of a message that are sealed apart; each opens as itself alone. */
type NamingPart = 'plaint.message-identity/1' | 'plaint.message-identity-files/1';

function namingAad(part: NamingPart, place: MessagePlace): Bytes {
  const { direction, number, previousSha256, reportId } = place;
  return utf8(`${part}\n${canonicalJson({ direction, number, previousSha256, reportId })}`);
}

type Answers = Readonly<Record<string, string>>;

/** Answers that name the reporter, for those who may see who reports; they open in this message alone. */
export function sealNamingAnswers(
  answers: Answers,
  place: MessagePlace,
  keys: readonly SealingKey[],
): Promise<SealedBody> {
  const aad = namingAad('plaint.message-identity/1', place);
  return sealJson(answers, { aad, keys, bucket: identityBucket });
}

/**
 * Opens answers that name the reporter. Rejects with SealError: `wrong-context`, `not-authentic` or
 * `malformed`.
 */
export async function openNamingAnswers(
  sealed: SealedBody,
  privateKey: CryptoKey,
  place: MessagePlace,
): Promise<Answers> {
  const aad = namingAad('plaint.message-identity/1', place);
  const opened = await openJson(sealed, privateKey, aad);
  const { data: answers } = answersSchema.safeParse(opened);
  if (answers === undefined) throw new SealError('malformed');
  return answers;
}

/** Claims and keys of files that name the reporter, for the same readers. */
export function sealNamingFiles(
  files: MessageFiles,
  place: MessagePlace,
  keys: readonly SealingKey[],
): Promise<SealedBody> {
  const aad = namingAad('plaint.message-identity-files/1', place);
  return sealJson(files, { aad, keys, bucket: identityBucket });
}

/**
 * Opens claims and keys of files that name the reporter. Rejects with SealError: `wrong-context`,
 * `not-authentic` or `malformed`.
 */
export async function openNamingFiles(
  sealed: SealedBody,
  privateKey: CryptoKey,
  place: MessagePlace,
): Promise<MessageFiles> {
  const aad = namingAad('plaint.message-identity-files/1', place);
  const opened = await openJson(sealed, privateKey, aad);
  const { data: files } = messageFilesSchema.safeParse(opened);
  if (files === undefined) throw new SealError('malformed');
  return files;
}

/** What a message goes by: in its step, and in the message after it. */
export function messageDigest(sealed: SealedBody): Promise<string> {
  return sha256Hex(canonicalBytes(sealed));
}

interface Word extends Pick<ReporterMessage, 'id' | 'act'> {
  readonly messageSha256: string;
  readonly number: number;
  readonly previousSha256: string;
  readonly reportId: string;
}

/** All that a reporter's signature covers, in its canonical form. */
function wordOf({ id, act, messageSha256, number, previousSha256, reportId }: Word): string {
  return canonicalJson({ act, id, messageSha256, number, previousSha256, reportId });
}

/** Signs a message by the report's own key: what it is for, and where it stands. */
export function signWord(word: Word, privateKey: CryptoKey): Promise<string> {
  return signCanonical(signingDomains.message, JSON.parse(wordOf(word)), privateKey);
}

export function verifyWord(
  word: Word,
  signature: string,
  key: SigningKey,
  engine?: SignatureEngine,
): Promise<boolean> {
  return verifyCanonicalText(signingDomains.message, wordOf(word), signature, key, engine);
}
