import type { Order } from '../../../utils/casework/case-event.ts';
import { defined } from '../../../utils/defined.ts';
import type { NewStep, NoticeSecrets } from '../desk-services.ts';
import { type ActDraft, instantOf } from './act-draft.ts';
import { suggestGrade } from './grading.ts';
import type { DecisionScene } from './scene.ts';

/** Whether the draft departs from the rules: another grade than they lead to, or no measure. */
export function isOverride({ grade, measures }: ActDraft, scene: DecisionScene): boolean {
  return suggestGrade(scene)?.grade.grade !== grade || measures.length === 0;
}

/** Those that end by themselves say when, and no others do. */
function ordersOf({ measures, until }: ActDraft, { standard }: DecisionScene): Order[] {
  return measures.map((id) => {
    const isLimited = standard.measures.find((each) => each.id === id)?.timeLimited === true;
    return { id, ...defined({ expiresAt: isLimited ? instantOf(until) : undefined }) };
  });
}

function proposal(draft: ActDraft, scene: DecisionScene) {
  const { grade = 0 } = draft;
  const { standard, grading } = scene;
  const { upheldBefore } = grading;
  const signOffs = standard.grades.find((each) => each.grade === grade)?.signOffs ?? 0;
  const told = { grade, signOffs, upheldBefore, measures: ordersOf(draft, scene) };
  if (isOverride(draft, scene)) return { ...told, override: true as const };
  return { ...told, ...defined({ rule: suggestGrade(scene)?.rule }) };
}

const nobodysKey = { kty: 'OKP', crv: 'Ed25519', x: '0'.repeat(43), kid: '0'.repeat(43) } as const;
/** Stand where the secrets of a notice are named once they are made. */
const noSecrets = {
  appealSha256: '0'.repeat(64),
  answerSha256: '0'.repeat(64),
  appealKey: nobodysKey,
  answerKey: nobodysKey,
};

const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined) =>
  values.find((each) => each === value);

export const complaintAbout = ['late', 'wrong', 'conduct', 'platform'] as const;
export const appealAbout = ['finding', 'measure', 'account'] as const;
export const inspectionReasons = ['unanswered', 'refused', 'repeated'] as const;
export const recheckResults = ['held', 'failed'] as const;
export const appealOutcomes = ['kept', 'changed', 'lifted'] as const;

function factsOf(draft: ActDraft, scene: DecisionScene) {
  const { act, choice = '', to, marks } = draft;
  const number = draft.number ?? 0;
  const until = instantOf(draft.until) ?? '';
  const counted = (mark: 'confirmed' | 'refused') =>
    Object.values(marks).filter((each) => each === mark).length;
  switch (act) {
    case 'propose':
      return { type: 'measures.proposed', ...proposal(draft, scene) } as const;
    case 'sign':
      return { type: 'measures.signed-off' } as const;
    case 'return':
      return { type: 'measures.returned' } as const;
    case 'interim': {
      const urgency = draft.urgency ?? 'spreading';
      const evidenceDueAt = instantOf(draft.evidenceDue);
      const source = choice === 'dispute-label' && to !== '' ? to : undefined;
      return {
        type: 'interim.ordered',
        measure: choice,
        urgency,
        expiresAt: until,
        ...defined({ evidenceDueAt, source }),
      } as const;
    }
    case 'forward':
      return { type: 'measure.forwarded', number, to } as const;
    case 'reissue':
      return { type: 'notice.reissued', number, to, ...noSecrets } as const;
    case 'confirm':
      return { type: 'measure.confirmed', number } as const;
    case 'refuse':
      return { type: 'measure.refused', number } as const;
    case 'review':
      return { type: 'measure.reviewed', number, expiresAt: until } as const;
    case 'end':
      return { type: 'measure.ended', number, reason: 'reviewed' } as const;
    case 'lodge-complaint':
      return { type: 'complaint.lodged', about: oneOf(complaintAbout, choice) ?? 'wrong' } as const;
    case 'complaint':
      return { type: 'complaint.decided', upheld: choice === 'upheld' } as const;
    case 'lodge-appeal':
      return { type: 'appeal.lodged', about: oneOf(appealAbout, choice) ?? 'measure' } as const;
    case 'appeal': {
      const outcome = oneOf(appealOutcomes, choice) ?? 'kept';
      const measures = outcome === 'changed' ? ordersOf(draft, scene) : undefined;
      return { type: 'appeal.decided', outcome, ...defined({ measures }) } as const;
    }
    default:
      return factsBeside(draft, until, number, counted);
  }
}

/** What is done beside the way of a case to its end. */
function factsBeside(
  { act, choice = '', to, listReason = 'repeated' }: ActDraft,
  until: string,
  number: number,
  counted: (mark: 'confirmed' | 'refused') => number,
) {
  switch (act) {
    case 'lane':
      return { type: 'lane.changed', lane: choice } as const;
    case 'assign':
      return { type: 'case.assigned', to: Number(to) } as const;
    case 'consult':
      return { type: 'consultation.asked', to, dueAt: until } as const;
    case 'consulted':
      return { type: 'consultation.answered', number } as const;
    case 'guide':
      return { type: 'guidance.opened' } as const;
    case 'plan':
      return { type: 'guidance.planned' } as const;
    case 'explain':
      return { type: 'guidance.explained' } as const;
    case 'inspect':
      return {
        type: 'inspection.opened',
        reason: oneOf(inspectionReasons, choice) ?? 'unanswered',
      } as const;
    case 'demand':
      return { type: 'inspection.demanded', dueAt: until } as const;
    case 'rectified':
      return { type: 'inspection.answered' } as const;
    case 'recheck':
      return { type: 'inspection.rechecked', holds: choice === 'held' } as const;
    case 'settle':
      return { type: 'inspection.closed' } as const;
    case 'list':
      return { type: 'account.listed', tag: choice, expiresAt: until, reason: listReason } as const;
    case 'unlist':
      return { type: 'account.unlisted', tag: choice, reason: 'reviewed' } as const;
    case 'link':
      return { type: 'case.linked', other: to } as const;
    case 'unlink':
      return { type: 'case.unlinked', other: to } as const;
    case 'roles': {
      const confirmed = counted('confirmed');
      return { type: 'roles.confirmed', confirmed, refused: counted('refused') } as const;
    }
    default:
      return { type: 'case.closed' } as const;
  }
}

/** What a step names of secrets that are made when it is sent: of a notice, or of an answer to an appeal. */
export type NamedSecrets = NoticeSecrets['named'] | { readonly replySha256: string };

/** The step of an act, next in its case; `sealed` is the digest of its words, if there are any. */
export function buildAct(
  draft: ActDraft,
  scene: DecisionScene,
  sealed?: string,
  named?: NamedSecrets,
): NewStep {
  const { reportId, seq } = scene.current;
  return { ...factsOf(draft, scene), ...named, reportId, seq: seq + 1, ...defined({ sealed }) };
}
