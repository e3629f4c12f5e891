import type { RemovablePart } from '../../utils/services/delivery/removable-part.ts';

/** What a person may do on the outbox page; each entry hands itself on by its report id. */
export interface OutboxActions {
  readonly onRetry: (id: string) => void;
  /** Back into a draft, while it cannot have arrived. */
  readonly onTakeBack: (id: string) => void;
  /** Seals it anew, as it is. */
  readonly onSendAgain: (id: string) => void;
  /** What may be left out so that it still says all that it must, the largest first. */
  readonly loadWithouts: (id: string) => Promise<readonly RemovablePart[]>;
  readonly onSendWithout: (id: string, part: RemovablePart) => void;
  readonly onEvidence: (id: string) => void;
  readonly onReceipt: (id: string) => void;
  readonly onAsk: (id: string) => void;
  readonly onSettings: () => void;
  readonly onCasebook: () => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly onSendAnyway: () => void;
  readonly onRetryAll: () => void;
  /** Called in the click itself: a permission may have to be asked for. */
  readonly onNotify: (isOn: boolean) => void;
}
