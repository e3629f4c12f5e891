import { applyEvent, type Refusal } from '../../../utils/casework/apply-event.ts';
import { type Case, isInForce } from '../../../utils/casework/case.ts';
import { type CaseEvent, unstampedEventSchema } from '../../../utils/casework/case-event.ts';
import { type Handler, type Role, roles } from '../../../utils/casework/roles.ts';
import { linesOf } from '../../../utils/casework/table.ts';
import type { Who } from '../../../utils/casework/transition.ts';
import type { NewStep } from '../desk-services.ts';
import { type ActDraft, emptyAct } from './act-draft.ts';
import { type Act, typeOfAct } from './acts.ts';
import { beginAct } from './begin-act.ts';
import { buildAct, isOverride } from './build-act.ts';
import type { DecisionScene } from './scene.ts';

const zeros = '0'.repeat(64);
const nobodysKey = '0'.repeat(43);
/** Somebody who is everything and has done nothing: what they may not do, nobody may now. */
const anybody: Handler = {
  number: Number.MAX_SAFE_INTEGER,
  roles: [...roles],
  certifiedUntil: null,
};

/** While the endpoint has not told who is on the team, there are others. */
function withTeam({ team, handler }: DecisionScene): readonly Handler[] {
  if (team !== undefined) return team;
  return [{ ...handler, roles: [...handler.roles] }, anybody];
}

function signable(step: NewStep, handler: number, { current, standard }: DecisionScene) {
  const { id, version } = standard;
  const by = { handler, kid: nobodysKey };
  return { ...step, id: current.reportId, by, standard: { id, version } };
}

/**
 * What the law of cases says of steps by this handler, one after the other; undefined if it takes them all.
 */
export function refusalOfAll(
  steps: readonly NewStep[],
  by: number,
  scene: DecisionScene,
  team: readonly Handler[] = withTeam(scene),
): Refusal | undefined {
  const { standard, nowMs, grading } = scene;
  let { current } = scene;
  for (const step of steps) {
    const event = { ...signable(step, by, scene), at: new Date(nowMs).toISOString() } as CaseEvent;
    const applied = applyEvent(current, event, { standard, team, grading });
    if (!applied.ok) return applied.error;
    current = applied.value;
  }
  return undefined;
}

const refusalOf = (step: NewStep, by: number, scene: DecisionScene, team?: readonly Handler[]) =>
  refusalOfAll([step], by, scene, team);

/** Why a draft cannot be signed yet; `choice`: something is still to be chosen. */
export function lackOfAct(draft: ActDraft, scene: DecisionScene): Refusal | 'choice' | undefined {
  if (needsChoice.has(draft.act) && draft.choice === undefined) return 'choice';
  if (needsNumber.has(draft.act) && draft.number === undefined) return 'choice';
  if (needsPlace.has(draft.act) && draft.to.trim() === '') return 'choice';
  if (draft.act === 'roles' && Object.keys(draft.marks).length === 0) return 'choice';
  const hasWords = draft.words.trim().length >= fewestWords;
  const isReasoned = draft.act === 'propose' && isOverride(draft, scene);
  if ((asksWords.has(draft.act) || isReasoned) && !hasWords) return 'no-words';
  // Whoever appealed by code reads there why.
  const isToldBack = draft.act === 'appeal' && scene.appealByCode !== undefined;
  if (isToldBack && (draft.reply ?? '').trim().length < fewestWords) return 'no-words';
  const step = buildAct(draft, scene, hasWords ? zeros : undefined);
  const { number } = scene.handler;
  if (!unstampedEventSchema.safeParse(signable(step, number, scene)).success) return 'choice';
  return refusalOf(step, number, scene);
}

const fewestWords = 3;
const needsChoice: ReadonlySet<Act> = new Set([
  'interim',
  'lodge-complaint',
  'complaint',
  'lodge-appeal',
  'appeal',
  'lane',
  'inspect',
  'recheck',
  'list',
  'unlist',
]);
const needsNumber: ReadonlySet<Act> = new Set([
  'forward',
  'reissue',
  'confirm',
  'refuse',
  'review',
  'end',
  'consulted',
]);
const needsPlace: ReadonlySet<Act> = new Set([
  'forward',
  'reissue',
  'assign',
  'consult',
  'link',
  'unlink',
]);
/** Beyond what the table asks: whoever is listed, or guided, is told why. */
const asksWords: ReadonlySet<Act> = new Set(['list', 'plan', 'explain']);

/** An act as somebody would sign it, for each thing that it could be done to. */
function examplesOf(act: Act, scene: DecisionScene): readonly ActDraft[] {
  const { current, team = [], nowMs } = scene;
  const filled: ActDraft = { ...emptyAct(act, nowMs), ...beginAct(act, scene), words: '…' };
  const numbers = numbersFor(act, current);
  if (numbers !== undefined) return numbers.map((number) => ({ ...filled, number }));
  switch (act) {
    case 'assign':
      return team.map(({ number }) => ({ ...filled, to: String(number) }));
    case 'complaint':
      return [{ ...filled, choice: 'upheld' }];
    case 'appeal':
      return [{ ...filled, choice: 'kept' }];
    case 'list':
      return current.accounts.map((tag) => ({ ...filled, choice: tag }));
    case 'unlist':
      return current.listed.map(({ tag }) => ({ ...filled, choice: tag }));
    case 'link':
      return [{ ...filled, to: 'another' }];
    case 'unlink':
      return current.linked.map((other) => ({ ...filled, to: other }));
    default:
      return [filled];
  }
}

/** Measures or consultations by number, where an act is done to one of them. */
function numbersFor(act: Act, { measures, consultations }: Case): number[] | undefined {
  if (act === 'consulted')
    return consultations.filter(({ isAnswered }) => !isAnswered).map(({ number }) => number);
  return needsNumber.has(act) ? measures.filter(isInForce).map(({ number }) => number) : undefined;
}

/** The first refusal, or undefined where one of the examples is taken. */
function refusalOfAct(act: Act, by: number, scene: DecisionScene, team?: readonly Handler[]) {
  const refusals = examplesOf(act, scene).map((draft) =>
    refusalOf(buildAct(draft, scene, zeros), by, scene, team),
  );
  return refusals.includes(undefined) ? undefined : (refusals[0] ?? 'wrong-state');
}

export type Standing =
  | { readonly kind: 'open' }
  /** Somebody else may: why not this handler, who by number if the team is known, and in which roles. */
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly who: readonly number[];
      readonly roles: readonly Role[];
    }
  /** Nobody may now. */
  | { readonly kind: 'away' };

/** Whether this handler may do it, and if not, who may: known before anybody tries. */
export function standingOf(act: Act, scene: DecisionScene): Standing {
  return standingBy(
    (by, team) => refusalOfAct(act, by, scene, team),
    linesOf(typeOfAct[act], scene.current.state).flatMap((line) => line.who),
    scene,
  );
}

/**
 * Where somebody stands towards what the law refuses some and others not.
 * @param allowed who may by the table, if they are in the state for it
 */
export function standingBy(
  refusalFor: (by: number, team?: readonly Handler[]) => Refusal | undefined,
  allowed: readonly Who[],
  scene: DecisionScene,
): Standing {
  const { handler, team = [] } = scene;
  const refusal = refusalFor(handler.number);
  if (refusal === undefined) return { kind: 'open' };
  const open = refusalFor(anybody.number, [...withTeam(scene), anybody]);
  if (open !== undefined) return { kind: 'away' };
  const who = team.map(({ number }) => number).filter((number) => refusalFor(number) === undefined);
  return { kind: 'refused', refusal, who, roles: roles.filter((role) => allowed.includes(role)) };
}

/** The one measure or consultation that it can be done to, if it is one alone. */
export function soleNumber(act: Act, scene: DecisionScene): number | undefined {
  const numbers = (numbersFor(act, scene.current) ?? []).filter((number) => {
    const [example] = examplesOf(act, scene);
    if (example === undefined) return false;
    const step = buildAct({ ...example, number }, scene, zeros);
    return refusalOf(step, scene.handler.number, scene) === undefined;
  });
  return numbers.length === 1 ? numbers[0] : undefined;
}
