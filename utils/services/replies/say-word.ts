import { type DraftedWord, writeWord } from '../../correspondence/write-word.ts';
import { PlaintError } from '../../errors.ts';
import { messageDigest, openMessage, openNamingAnswers } from '../../evidence/seal-message.ts';
import type { Correspondence, OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import { reporterMessageSchema } from '../../protocol/message.ts';
import { findElement } from '../../standard/find.ts';
import { namesReporter } from '../../standard/names-reporter.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadCorrespondence, updateCorrespondence } from '../../storage/correspondence.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
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

/**
 * Keeps something that the reporter says about a received report, sealed, until it is proved to have arrived.
 * Throws PlaintError `not_found` where there is no such report or nobody could read the word.
 */
export async function sayWord(
  db: PlaintDb,
  reportId: string,
  said: Omit<DraftedWord, 'id' | 'naming'>,
  standard: Standard,
): Promise<void> {
  const item = await loadOutboxItem(db, reportId);
  if (item === undefined) throw new PlaintError('not_found');
  const { act, text, answers } = said;
  const drafted = { act, text, ...splitAnswers(answers, standard), id: crypto.randomUUID() };
  const word: OutgoingWord = {
    id: drafted.id,
    act: drafted.act,
    createdAt: new Date().toISOString(),
    ...(await sealWord(db, item, drafted)),
    state: 'waiting',
    attempts: 0,
  };
  await updateCorrespondence(db, reportId, (stored) => ({
    ...stored,
    outgoing: [...stored.outgoing, word],
  }));
}

/** The same word for the place that is next now; only for one that the endpoint has turned away. */
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
  const { text, answers, identity } = await openMessage(sealed, keys.replyKey, place);
  const naming = identity && (await openNamingAnswers(identity, keys.replyKey, place));
  const { id, act } = word;
  const drafted = { id, act, text, ...(answers && { answers }), ...(naming && { naming }) };
  return { ...word, ...(await sealWord(db, item, drafted)) };
}

/** The reporter gives up a word that was refused. */
export async function dropWord(db: PlaintDb, reportId: string, id: string): Promise<void> {
  await updateCorrespondence(db, reportId, (stored) => ({
    ...stored,
    outgoing: stored.outgoing.filter((word) => word.id !== id || word.state !== 'refused'),
  }));
}
