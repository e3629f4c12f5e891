import { defined } from '../defined.ts';
import {
  messageDigest,
  sealMessage,
  sealNamingAnswers,
  sealNamingFiles,
  signWord,
} from '../evidence/seal-message.ts';
import type { Message, MessageFiles, ReporterAct, ReporterMessage } from '../protocol/message.ts';
import type { SealingKey } from '../protocol/primitives.ts';

/** What a reporter wants to say, before it has its place among the messages. */
export interface DraftedWord {
  readonly id: string;
  readonly act: ReporterAct;
  readonly text: string;
  readonly answers?: Readonly<Record<string, string>>;
  /** Answers that name the reporter. */
  readonly naming?: Readonly<Record<string, string>>;
  /** Of files; the act names what they are sealed in. */
  readonly files?: MessageFiles;
  /** Of those that name the reporter. */
  readonly namingFiles?: MessageFiles;
}

/**
 * A word of the reporter in its place: sealed to themselves and the desk, signed by the report's own key. The
 * text is what is sent, byte for byte, however often.
 */
export async function writeWord(
  { id, act, text, answers, naming, files, namingFiles }: DraftedWord,
  place: {
    readonly reportId: string;
    readonly number: number;
    readonly previousSha256: string;
  },
  keys: {
    readonly sealTo: readonly SealingKey[];
    /** Those who may see who reports, and the reporter. */
    readonly identityTo: readonly SealingKey[];
    readonly signer: CryptoKey;
  },
): Promise<string> {
  const { number, previousSha256, reportId } = place;
  const at = { ...place, direction: 'to-desk' } as const;
  const identity = naming && (await sealNamingAnswers(naming, at, keys.identityTo));
  const identityFiles = namingFiles && (await sealNamingFiles(namingFiles, at, keys.identityTo));
  const message: Message = {
    number,
    direction: 'to-desk',
    kind: act.kind,
    text,
    previousSha256,
    ...defined({ answers: answers && { ...answers }, identity, identityFiles }),
    ...files,
  };
  const sealed = await sealMessage(message, reportId, keys.sealTo);
  const messageSha256 = await messageDigest(sealed);
  const signature = await signWord(
    { id, act, messageSha256, number, previousSha256, reportId },
    keys.signer,
  );
  const word: ReporterMessage = { id, act, sealed, signature };
  return JSON.stringify(word);
}
