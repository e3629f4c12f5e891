/** What a person may do with what is listed; each entry of the page hands itself on by its report id. */
export interface CasebookActions {
  readonly onContinue: (id: string) => void;
  readonly onDelete: (id: string) => void;
  readonly onEvidence: (id: string) => void;
  readonly onRetry: (id: string) => void;
  /** Back into a draft, while it cannot have arrived. */
  readonly onTakeBack: (id: string) => void;
  /** Changes what was refused, then seals and sends it anew. */
  readonly onSendAgain: (id: string) => void;
  readonly onSettings: () => void;
  readonly onVerify: () => void;
  readonly onPause: (isPaused: boolean) => void;
}
