import { linesOf } from '../../utils/casework/table.ts';
import { refusalOfAll, type Standing, standingBy } from './acts/act-law.ts';
import type { DecisionScene } from './acts/scene.ts';
import { buildSteps } from './build-steps.ts';
import { newDraft } from './decision-draft.ts';
import { type Decision, stepsOf } from './decisions.ts';
import type { OpenedReport } from './desk-services.ts';

const facts = { sha256: '0'.repeat(64), accounts: [] };

/** Whether this handler may decide it now, and if not, who may: known before anybody tries. */
export function standingOfDecision(
  decision: Decision,
  scene: DecisionScene,
  opened: Pick<OpenedReport, 'judgement'>,
): Standing {
  const { current, nowMs } = scene;
  // As somebody would sign it: what is chosen does not change who may.
  const draft = { ...newDraft(decision, nowMs), chosen: ['any'], words: '…' };
  const steps = buildSteps(draft, current, opened, facts);
  const [first] = stepsOf(decision, current.state);
  const allowed = first === undefined ? [] : linesOf(first, current.state);
  return standingBy(
    (by, team) => refusalOfAll(steps, by, scene, team),
    allowed.flatMap(({ who }) => who),
    scene,
  );
}
