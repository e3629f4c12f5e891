import type { Obstacle } from './stuck-elements.ts';
import type { Rows } from './visible-part.ts';

/** What the window shows of what is scrolled, at one place. All in CSS pixels. */
export interface ScrollView {
  /** Whether the document scrolls, not an element in it. */
  readonly isRoot: boolean;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  /** Pixels of the screen for one of CSS. */
  readonly pixelRatio: number;
  /** How far the reader has zoomed in by pinching. */
  readonly pinch: number;
  /** The part of the viewport in which the content moves. */
  readonly port: Rows;
  readonly scrollTop: number;
  /** The row of the content at the top of `port`, and how many rows there are. */
  readonly contentTop: number;
  readonly contentHeight: number;
  /** How much of the content lies to the side. */
  readonly beside: number;
  /** What does not scroll along, from the top left of `port`. */
  readonly obstacles: readonly Obstacle[];
  /** Where the marked row is, from the top of `port`, if the page still tells. */
  readonly mark?: number;
}

/** Whether nothing is left below. */
export function isAtEnd({ contentTop, contentHeight, port }: ScrollView): boolean {
  return contentTop + port.height >= contentHeight - 1.5;
}
