import { boxOf, localNameOf } from '../../dom/elements.ts';
import { clientLeftOf, clientTopOf } from '../../dom/layout.ts';
import { readProperty } from '../../dom/read-property.ts';
import { meet, type Rows, visibleRows } from './visible-part.ts';

/** The document that a frame element shows, where its origin lets it be read. */
export function documentInside(element: Element): Document | null {
  const name = localNameOf(element);
  if (name !== 'iframe' && name !== 'frame') return null;
  const owner = name === 'iframe' ? 'HTMLIFrameElement' : 'HTMLFrameElement';
  try {
    return readProperty<Document | null>(owner, element, 'contentDocument') ?? null;
  } catch (_otherOrigin) {
    return null;
  }
}

/** Neither scaled nor turned, so that a pixel inside is one outside. */
export function isTrueToSize(element: Element): boolean {
  const { width, height } = boxOf(element);
  const own = (name: string) => readProperty<number>('HTMLElement', element, name) ?? 0;
  return Math.abs(own('offsetWidth') - width) < 1 && Math.abs(own('offsetHeight') - height) < 1;
}

/** Where the window of a frame begins in that of its parent. */
function originOf(frame: Element): { readonly left: number; readonly top: number } {
  const { left, top } = boxOf(frame);
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  return {
    left: left + clientLeftOf(frame) + (Number.parseFloat(paddingLeft) || 0),
    top: top + clientTopOf(frame) + (Number.parseFloat(paddingTop) || 0),
  };
}

/** A rectangle of the innermost window as the window around the frames, or each on the way, sees it. */
export interface PlaceInFrames {
  /** In the coordinates of the outermost window, as far as it is seen there. */
  readonly shown: Rows;
  /** Where the innermost window begins in the outermost one. */
  readonly left: number;
  readonly top: number;
  /** For each frame element, from the outside: the same part in the window that the element stands in. */
  readonly around: readonly { readonly frame: Element; readonly rows: Rows }[];
}

export function placeInFrames(inner: Rows, frames: readonly Element[]): PlaceInFrames {
  let shown = inner;
  let [left, top] = [0, 0];
  const origins: { readonly left: number; readonly top: number }[] = [];
  for (const frame of frames.toReversed()) {
    const origin = originOf(frame);
    left += origin.left;
    top += origin.top;
    shown = meet(moved(shown, origin.left, origin.top), visibleRows(frame));
    origins.unshift(origin);
  }
  let rows = shown;
  const around = frames.map((frame, at) => {
    const outside = origins[at - 1];
    if (outside !== undefined) rows = moved(rows, -outside.left, -outside.top);
    return { frame, rows };
  });
  return { shown, left, top, around };
}

export function moved(rows: Rows, left: number, top: number): Rows {
  return { ...rows, left: rows.left + left, top: rows.top + top };
}
