export type SealErrorCode =
  /** The key does not open it, or its bytes are not those that were sealed. */
  | 'not-authentic'
  /** It ends before its last record, or goes on after it. */
  | 'truncated'
  /** It is not in the form that this software seals. */
  | 'malformed'
  /** Authentic, but sealed for another report or other evidence. */
  | 'wrong-context';

/** Why sealed bytes did not open. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.code = code;
  }
}
