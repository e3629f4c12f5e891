/** What was taken out of a picture before it is sent, in words that a reporter understands. */
export type Removed = 'camera' | 'place' | 'text' | 'time' | 'other' | 'trailing';

/** A picture without what tells about its maker. Undefined stands for: not such a picture, or damaged. */
export interface Stripped {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly removed: ReadonlySet<Removed>;
}
