import { readSteps } from '../../correspondence/believe-case.ts';
import { type BelievedMessage, believeOwnMessages } from '../../correspondence/believe-messages.ts';
import { defined } from '../../defined.ts';
import { openNamingAnswers, openNamingFiles } from '../../evidence/seal-message.ts';
import { defaultLimits } from '../../protocol/limits.ts';
import type { MessageFiles } from '../../protocol/message.ts';
import type { LocalizedText } from '../../protocol/primitives.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadCorrespondence } from '../../storage/correspondence.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { loadReceiptProof, loadSealing } from '../../storage/sealings.ts';
import { maxAttachmentBytes } from '../cases/attach-file.ts';
import { buildCaseView } from './build-case-view.ts';
import type { CaseView, ThreadMessage } from './case-view.ts';
import { loadReportKeys, type ReportKeys } from './thread-keys.ts';

/** The case of a received report; undefined for any other. */
export async function loadCaseView(
  db: PlaintDb,
  reportId: string,
  standard: Standard,
  nameOf: (name: LocalizedText) => string,
): Promise<CaseView | undefined> {
  const item = await loadOutboxItem(db, reportId);
  if (item?.receipt === undefined) return undefined;
  const [stored, sealing, enrolment, keys] = await Promise.all([
    loadCorrespondence(db, reportId),
    loadSealing(db, item),
    loadEndpoint(db, item.endpoint),
    loadReportKeys(db, item),
  ]);
  const limits = enrolment?.signed.descriptor.limits ?? defaultLimits;
  return buildCaseView({
    reportId,
    receivedAt: item.receipt.receivedAt,
    endpoint: enrolment && nameOf(enrolment.signed.descriptor.name),
    stored,
    sealing,
    standard,
    now: new Date().toISOString(),
    hasReplyKey: keys !== undefined,
    maxFileBytes: Math.min(maxAttachmentBytes, limits.maxEvidenceBytes),
  });
}

/** The messages that are believed, opened anew from how they were sealed. */
async function openThread(db: PlaintDb, reportId: string): Promise<readonly OpenedMessage[]> {
  const item = await loadOutboxItem(db, reportId);
  const keys = item && (await loadReportKeys(db, item));
  if (keys === undefined) return [];
  const { steps, messages, handlers } = await loadCorrespondence(db, reportId);
  const thread = await believeOwnMessages({ keys, steps: readSteps(steps), messages, handlers });
  return Promise.all(thread.messages.map((each) => openNaming(each, keys)));
}

/** The reporter's own answers that name them, for themselves. */
async function openNaming(believed: BelievedMessage, keys: ReportKeys): Promise<OpenedMessage> {
  const { identity, identityFiles, ...place } = believed.message;
  if (place.direction === 'to-reporter') return believed;
  const at = { ...place, reportId: keys.reportId };
  return {
    ...believed,
    ...defined({
      naming: identity && (await openNamingAnswers(identity, keys.replyKey, at)),
      namingFiles: identityFiles && (await openNamingFiles(identityFiles, keys.replyKey, at)),
    }),
  };
}

interface OpenedMessage extends BelievedMessage {
  readonly naming?: Readonly<Record<string, string>>;
  readonly namingFiles?: MessageFiles;
}

/** As its files were called. */
function namesOf({ documents = [], keys = [] }: Partial<MessageFiles>): ThreadMessage['files'] {
  return documents.map(({ sha256, name, kind }) => ({
    name: name ?? kind,
    sizeBytes: keys.find((key) => key.sha256 === sha256)?.sizeBytes ?? 0,
  }));
}

export async function loadOpenedMessages(
  db: PlaintDb,
  reportId: string,
): Promise<readonly ThreadMessage[]> {
  const messages = await openThread(db, reportId);
  return messages.map(({ kept, message, at, naming, namingFiles }) => ({
    act: kept.word?.act,
    number: message.number,
    isOwn: message.direction === 'to-desk',
    at,
    text: message.text,
    answers: Object.entries({ ...message.answers, ...naming }).map(([element, value]) => ({
      element,
      value,
    })),
    files: [message, namingFiles ?? {}].flatMap(namesOf),
  }));
}

/**
 * Everything that proves what became of a report, in one file: the receipt with what it is checked against,
 * the steps with their proofs and the signed head, and the messages as they were sealed and as they read.
 */
export async function buildCaseProof(db: PlaintDb, reportId: string): Promise<Blob | undefined> {
  const item = await loadOutboxItem(db, reportId);
  if (item?.receipt === undefined) return undefined;
  const [stored, receipt, opened] = await Promise.all([
    loadCorrespondence(db, reportId),
    loadReceiptProof(db, item),
    openThread(db, reportId),
  ]);
  const { checkpoint, steps, handlers, messages } = stored;
  const proof = {
    type: 'plaint.case-proof/1',
    reportId,
    receipt: receipt ?? { receipt: item.receipt.jws },
    checkpoint,
    steps,
    handlers,
    messages: messages.map((kept, place) => {
      const { message, naming, namingFiles } = opened[place] ?? {};
      return { ...kept, opened: message, ...defined({ naming, namingFiles }) };
    }),
  };
  return new Blob([JSON.stringify(proof, undefined, 2)], { type: 'application/json' });
}
