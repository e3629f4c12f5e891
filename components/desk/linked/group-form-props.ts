import type { DecisionScene } from '../acts/scene.ts';
import type { OpenedReport } from '../desk-services.ts';
import type { GroupDecision } from './group-draft.ts';

export interface GroupFormProps {
  readonly decision: GroupDecision;
  readonly source: OpenedReport;
  readonly scene: DecisionScene;
  readonly cases: readonly { readonly reportId: string }[];
  /** The others are not as they were. */
  readonly onSent: () => void;
  readonly onDone: () => void;
}
