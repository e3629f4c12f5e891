import { defined } from '../../../utils/defined.ts';
import { type ActDraft, localMinute } from './act-draft.ts';
import type { Act } from './acts.ts';
import { interimMeasures, preselected, suggestGrade } from './grading.ts';
import type { DecisionScene } from './scene.ts';

const dayMs = 24 * 3_600_000;
/** What an interim measure rests on is due before the measure ends. */
const evidenceDays = 3;

/** What stands in a form when it is opened: where the rules lead, never a decision about somebody. */
export function beginAct(act: Act, scene: DecisionScene): Partial<ActDraft> {
  const { header, standard, current, nowMs } = scene;
  switch (act) {
    case 'propose': {
      const grade = suggestGrade(scene)?.grade ?? standard.grades[0];
      if (grade === undefined) return {};
      return { grade: grade.grade, measures: preselected(grade.grade, standard) };
    }
    case 'interim': {
      const choice = interimMeasures(standard).find(({ timeLimited }) => timeLimited)?.id;
      const isMinor = header.flags.includes('minor');
      const evidenceDue = localMinute(nowMs + evidenceDays * dayMs);
      const urgency = isMinor ? 'minor' : 'spreading';
      return { ...defined({ choice: choice || undefined }), urgency, evidenceDue };
    }
    case 'forward':
    case 'reissue':
      return { to: header.platform };
    case 'lane': {
      const other = standard.lanes.find(({ id }) => id !== current.lane)?.id;
      return other === undefined ? {} : { choice: other };
    }
    default:
      return {};
  }
}
