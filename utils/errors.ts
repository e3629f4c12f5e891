/**
 * Every failure a person may meet, by its stable code. The text shown is chosen from the code, in the
 * reader's language, by the surface that shows it; `detail` is for machines and never holds personal data.
 */
export const errorCodes = [
  'page_forbidden',
  'page_gone',
  'capture_failed',
  'screenshot_failed',
  'storage_full',
  'storage_broken',
  'storage_failed',
  'not_found',
  'invalid_input',
  'invalid_message',
  'endpoint_missing',
  'endpoint_unreachable',
  'endpoint_invalid',
  'endpoint_key_changed',
  'endpoint_other_key',
  'endpoint_wrong_time',
  'permission_missing',
  'incomplete',
  'too_large',
  'cancelled',
  /** A bug: what was thrown is noted as a fault where it happened. */
  'internal_fault',
  'archive_foreign',
  'archive_newer',
  'archive_locked',
  'archive_damaged',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export class PlaintError extends Error {
  override readonly name = 'PlaintError';
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    options: { cause?: unknown; detail?: Readonly<Record<string, string | number>> } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = options.detail ?? {};
  }
}
