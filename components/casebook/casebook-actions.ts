/** What a person may do with what is listed; each entry of the page hands itself on by its report id. */
export interface CasebookActions {
  readonly onContinue: (id: string) => void;
  readonly onDelete: (id: string) => void;
  readonly onEvidence: (id: string) => void;
  readonly onVerify: () => void;
  readonly onOutbox: () => void;
}
