import { defined } from '../defined.ts';
import type { TriggerKind } from '../protocol/capture.ts';
import type { Draft } from './draft.ts';

export interface DraftOrigin {
  readonly id: string;
  readonly trigger: TriggerKind;
  readonly tabId?: number;
  readonly url: string;
  readonly title: string;
  /** What was filled in last time about the reporter, if they keep it on this device. */
  readonly reporter?: Draft['reporter'];
}

/** A new, empty draft whose capture is running. `now` is an instant. */
export function createDraft(origin: DraftOrigin, now: string): Draft {
  return {
    id: origin.id,
    createdAt: now,
    updatedAt: now,
    trigger: origin.trigger,
    ...defined({ tabId: origin.tabId }),
    url: origin.url,
    title: origin.title,
    capture: { state: 'running', startedAt: now },
    answers: {},
    reporter: origin.reporter ?? { name: '', contact: '', anonymous: false },
    attachments: [],
  };
}
