import type { ActDraft } from './act-draft.ts';
import type { DecisionScene } from './scene.ts';

export interface ActFieldsProps {
  readonly draft: ActDraft;
  readonly scene: DecisionScene;
  readonly onChange: (draft: ActDraft) => void;
}
