import {
  type CaseEvent,
  caseEventSchema,
  type EventOf,
  saidPart,
  signedPart,
} from '../casework/case-event.ts';
import type { CaseRecord } from '../casework/case-record.ts';
import { verifyWord } from '../evidence/seal-message.ts';
import { verifyCanonical } from '../evidence/signature.ts';
import { signingDomains } from '../protocol/wire.ts';
import type { RecordFinding } from './record-finding.ts';
import type { RecordTeam } from './record-team.ts';

export interface RecordStep {
  readonly event: CaseEvent;
  readonly leafIndex: number;
}

/** What a reporter's word becomes, so that none is passed off as another. */
const stepsOfActs: Readonly<Record<string, readonly string[]>> = {
  answer: ['supplement.received', 'message.received'],
  message: ['message.received'],
  complaint: ['complaint.lodged'],
  withdrawal: ['report.withdrawn'],
  rating: ['result.rated'],
};

/** A reporter signs a message; its step names it, and says no more than the message does. */
async function isReporters(event: CaseEvent, record: CaseRecord): Promise<boolean> {
  const signer = record.manifest?.signer;
  const kept = record.words.find(({ seq }) => seq === event.seq);
  if (kept === undefined || signer === undefined) return false;
  const { word, messageSha256, number, previousSha256 } = kept;
  const named = 'message' in event ? event.message : event.sealed;
  if (!('kid' in event.by) || event.by.kid !== signer.kid || event.id !== word.id) return false;
  if (named !== messageSha256 || !stepsOfActs[word.act.kind]?.includes(event.type)) return false;
  if (event.type === 'result.rated' && word.act.kind === 'rating')
    if (word.act.rating !== event.rating) return false;
  if (event.type === 'complaint.lodged' && word.act.kind === 'complaint')
    if (word.act.about !== event.about) return false;
  const { id, act, signature } = word;
  const { reportId } = record;
  const said = { id, act, messageSha256, number, previousSha256, reportId };
  return verifyWord(said, signature, signer);
}

/** The notice of each measure whose codes are not void: the last one. */
function noticesOf(steps: readonly RecordStep[]) {
  const last = new Map<number, EventOf<'measure.forwarded' | 'notice.reissued'>>();
  for (const { event } of steps)
    if (event.type === 'measure.forwarded' || event.type === 'notice.reissued')
      last.set(event.number, event);
  return [...last.values()];
}

/**
 * The notices under which somebody outside may say this: of the measure, or of any for what is about the
 * case.
 */
function noticesFor(
  event: CaseEvent,
  party: 'platform' | 'reported',
  before: readonly RecordStep[],
) {
  return noticesOf(before).flatMap((notice) => {
    if ('number' in event && event.number !== notice.number) return [];
    const { appealSha256, appealKey, answerSha256, answerKey } = notice;
    const isAppeal = party === 'reported';
    const sha256 = isAppeal ? appealSha256 : answerSha256;
    return sha256 === undefined ? [] : [{ key: isAppeal ? appealKey : answerKey }];
  });
}

/**
 * What platform and reported party say is signed with a key that an earlier notice named; unsigned it stands
 * only where a notice named none, as those of earlier releases.
 */
async function isSaid(
  event: CaseEvent,
  party: 'platform' | 'reported',
  before: readonly RecordStep[],
): Promise<boolean> {
  const notices = noticesFor(event, party, before);
  const { by, signature } = event;
  const kid = 'kid' in by ? by.kid : undefined;
  // Said once: a signature that stands in two steps was copied.
  if (before.some(({ event: { id } }) => id === event.id)) return false;
  if (kid === undefined) return notices.some(({ key }) => key === undefined);
  const key = notices.find((notice) => notice.key?.kid === kid)?.key;
  if (key === undefined || signature === undefined) return false;
  return verifyCanonical(signingDomains.notice, saidPart(event), signature, key);
}

async function findForgery(
  { event, leafIndex }: RecordStep,
  before: readonly RecordStep[],
  record: CaseRecord,
  team: RecordTeam,
): Promise<RecordFinding['code'] | undefined> {
  const { by, signature } = event;
  if ('party' in by) {
    const isForged =
      by.party === 'reporter'
        ? !(await isReporters(event, record))
        : (by.party === 'platform' || by.party === 'reported') &&
          !(await isSaid(event, by.party, before));
    if (isForged) return 'forged-signature';
    return by.party === 'partner' ? 'unknown-handler' : undefined;
  }
  const doer = team.at(leafIndex).find(({ number }) => number === by.handler);
  if (doer === undefined || doer.signingKey.kid !== by.kid) return 'unknown-handler';
  const holds =
    signature !== undefined &&
    (await verifyCanonical(signingDomains.case, signedPart(event), signature, doer.signingKey));
  return holds ? undefined : 'forged-signature';
}

/** The steps of a record, and whose signatures do not hold. What the clock says nobody signs. */
export async function verifySteps(
  record: CaseRecord,
  team: RecordTeam,
): Promise<{
  readonly steps: readonly RecordStep[];
  readonly findings: readonly RecordFinding[];
}> {
  const findings: RecordFinding[] = [];
  const steps: RecordStep[] = [];
  for (const [place, { event, leafIndex }] of record.steps.entries()) {
    const { data } = caseEventSchema.safeParse(event);
    if (data === undefined || data.reportId !== record.reportId) {
      findings.push({ code: data === undefined ? 'malformed' : 'other-report', at: event.seq });
      continue;
    }
    if (data.seq !== place + 1) findings.push({ code: 'gap', at: data.seq });
    const step = { event: data, leafIndex };
    const code = await findForgery(step, steps, record, team);
    if (code !== undefined) findings.push({ code, at: data.seq });
    steps.push(step);
  }
  return { steps, findings };
}
