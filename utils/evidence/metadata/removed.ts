/** What was taken out of a picture before it is sent, in words that a reporter understands. */
export type Removed = 'camera' | 'place' | 'text' | 'time' | 'other' | 'trailing';

/**
 * A picture without what tells about its maker, in parts to be joined. Functions that give it give undefined
 * for a file that is no such picture, or a damaged one.
 */
export interface Stripped {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly removed: ReadonlySet<Removed>;
}
