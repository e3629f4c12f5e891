import type { ActDraft } from './act-draft.ts';
import type { Scene } from './scene.ts';

export interface ActFieldsProps {
  readonly draft: ActDraft;
  readonly scene: Scene;
  readonly onChange: (draft: ActDraft) => void;
}
