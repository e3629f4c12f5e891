/** The authority refused, or answered something that is no stamp of what it was asked. */
export class TimestampRefused extends Error {
  override readonly name = 'TimestampRefused';
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
