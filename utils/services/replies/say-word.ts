import { type DraftedWord, writeWord } from '../../correspondence/write-word.ts';
import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import {
  messageDigest,
  openMessage,
  openNamingAnswers,
  openNamingFiles,
} from '../../evidence/seal-message.ts';
import { type Correspondence, filesOf, type OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import { type ReporterAct, reporterMessageSchema } from '../../protocol/message.ts';
import type { SealedEvidence } from '../../protocol/report.ts';
import { findElement } from '../../standard/find.ts';
import { namesReporter } from '../../standard/names-reporter.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadCorrespondence, updateCorrespondence } from '../../storage/correspondence.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { dropSealedFiles } from '../../storage/sealed-files.ts';
import { type HeldFile, splitFiles } from './held-file.ts';
import { loadReportKeys, type ReportKeys } from './thread-keys.ts';

/** Which answers name the reporter the standard says, as it does for a report. */
function splitAnswers(
  answers: DraftedWord['answers'] = {},
  standard: Standard,
): Pick<DraftedWord, 'answers' | 'naming'> {
  const names = ([id]: readonly [string, string]) => {
    const element = findElement(standard, id);
    return element !== undefined && namesReporter(element);
  };
  const all = Object.entries(answers);
  const naming = Object.fromEntries(all.filter(names));
  const others = Object.fromEntries(all.filter((each) => !names(each)));
  return {
    ...(Object.keys(others).length > 0 && { answers: others }),
    ...(Object.keys(naming).length > 0 && { naming }),
  };
}

/** The end of the chain, as far as it is believed. */
async function nextPlace({ messages }: Correspondence, { manifestSha256 }: ReportKeys) {
  const last = messages.at(-1);
  const previousSha256 = last === undefined ? manifestSha256 : await messageDigest(last.sealed);
  return { number: messages.length + 1, previousSha256 };
}

async function sealWord(
  db: PlaintDb,
  item: OutboxItem,
  drafted: DraftedWord,
): Promise<Pick<OutgoingWord, 'number' | 'previousSha256' | 'body'>> {
  const { reportId } = item;
  const [keys, enrolment, stored] = await Promise.all([
    loadReportKeys(db, item),
    loadEndpoint(db, item.endpoint),
    loadCorrespondence(db, reportId),
  ]);
  if (keys === undefined || enrolment === undefined) throw new PlaintError('not_found');
  const { deskKey, recoveryKey, identityKey } = enrolment.signed.descriptor;
  const others = [keys.replyPublic, ...(recoveryKey ? [recoveryKey] : [])];
  const place = await nextPlace(stored, keys);
  const parts = {
    sealTo: [deskKey, ...others],
    identityTo: [identityKey ?? deskKey, ...others],
    signer: keys.signerKey,
  };
  return { ...place, body: await writeWord(drafted, { ...place, reportId }, parts) };
}

/** What a reporter says about a report that arrived, with its files as this device holds them. */
interface SaidWord extends Pick<DraftedWord, 'act' | 'text' | 'answers'> {
  readonly files?: readonly HeldFile[];
}

/** Throws PlaintError `invalid_input` for an act that takes no files. */
function withEvidence(act: ReporterAct, evidence: SealedEvidence[]): ReporterAct {
  if (act.kind === 'withdrawal' || act.kind === 'rating') throw new PlaintError('invalid_input');
  return { ...act, evidence };
}

/**
 * Keeps something that the reporter says about a received report, sealed, until it is proved to have arrived.
 * Throws PlaintError `not_found` where there is no such report or nobody could read the word.
 */
export async function sayWord(
  db: PlaintDb,
  reportId: string,
  said: SaidWord,
  standard: Standard,
): Promise<void> {
  const item = await loadOutboxItem(db, reportId);
  if (item === undefined) throw new PlaintError('not_found');
  const { text, answers, files = [] } = said;
  const evidence = files.map(({ opener, sealedBytes }) => ({
    sha256: opener.sealedSha256,
    sizeBytes: sealedBytes,
  }));
  const act = evidence.length === 0 ? said.act : withEvidence(said.act, evidence);
  const parts = { ...splitAnswers(answers, standard), ...splitFiles(files, standard) };
  const drafted = { act, text, ...parts, id: crypto.randomUUID() };
  const word: OutgoingWord = {
    id: drafted.id,
    act: drafted.act,
    createdAt: new Date().toISOString(),
    ...(await sealWord(db, item, drafted)),
    ...(evidence.length > 0 && {
      evidence: evidence.map((file) => ({ ...file, offset: 0, isStored: false })),
    }),
    state: 'waiting',
    attempts: 0,
  };
  await updateCorrespondence(db, reportId, (stored) => ({
    ...stored,
    outgoing: [...stored.outgoing, word],
  }));
}

/**
 * Seals a word again for the next place in the chain of messages. Only for a word that the endpoint turned
 * away.
 */
export async function resealWord(
  db: PlaintDb,
  item: OutboxItem,
  word: OutgoingWord,
): Promise<OutgoingWord> {
  const keys = await loadReportKeys(db, item);
  if (keys === undefined) throw new PlaintError('not_found');
  const { sealed } = reporterMessageSchema.parse(JSON.parse(word.body));
  const { number, previousSha256 } = word;
  const place = { reportId: item.reportId, number, previousSha256, direction: 'to-desk' } as const;
  const message = await openMessage(sealed, keys.replyKey, place);
  const { text, answers, identity, identityFiles, documents, keys: openers } = message;
  const naming = identity && (await openNamingAnswers(identity, keys.replyKey, place));
  const namingFiles = identityFiles && (await openNamingFiles(identityFiles, keys.replyKey, place));
  const files = documents && openers && { documents, keys: openers };
  const { id, act } = word;
  const parts = defined({ answers, naming, files, namingFiles });
  return { ...word, ...(await sealWord(db, item, { id, act, text, ...parts })) };
}

/** The reporter gives up a word that was refused. */
export async function dropWord(db: PlaintDb, reportId: string, id: string): Promise<void> {
  let dropped: readonly OutgoingWord[] = [];
  await updateCorrespondence(db, reportId, (stored) => {
    const isDropped = (word: OutgoingWord) => word.id === id && word.state === 'refused';
    dropped = stored.outgoing.filter(isDropped);
    return { ...stored, outgoing: stored.outgoing.filter((word) => !isDropped(word)) };
  });
  await dropSealedFiles(db, dropped.flatMap(filesOf));
}
