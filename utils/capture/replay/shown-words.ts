import type { Box } from '../../protocol/capture.ts';
import { shadowsIn } from './shadows-in.ts';

export interface ShownWord {
  /** In CSS pixels of the viewport. */
  readonly box: Box;
  /** The families it is drawn by: where one is not there, all its words are drawn otherwise. */
  readonly font: string;
}

/** What scripts write without spaces is looked at sign by sign. */
const word =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+/gu;
const mostWords = 4_000;

/**
 * Where a replayed document shows words in its viewport, in shadow trees and frames too; without those of
 * fonts that are known to be lost.
 */
export function shownWords(document: Document): ShownWord[] {
  const found: ShownWord[] = [];
  addWords(document, { x: 0, y: 0 }, found);
  return found;
}

function addWords(
  root: Document | ShadowRoot,
  at: { x: number; y: number },
  found: ShownWord[],
): void {
  const document = root.ownerDocument ?? (root as Document);
  const view = document.defaultView;
  if (view === null) return;
  const lost = Array.from(document.fonts).filter(({ status }) => status === 'error');
  const texts = document.createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */);
  const range = document.createRange();
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const { data, parentElement } = node as Text;
    if (parentElement === null || data.trim() === '') continue;
    range.selectNodeContents(node);
    if (!isInView(range.getBoundingClientRect(), view)) continue;
    const { fontFamily: font } = view.getComputedStyle(parentElement);
    if (isOfLostFont(font, lost)) continue;
    for (const { index, 0: letters } of data.matchAll(word)) {
      if (found.length >= mostWords) return;
      range.setStart(node, index);
      range.setEnd(node, index + letters.length);
      const [rect, ...more] = Array.from(range.getClientRects());
      // What is broken in two is not one word on the screen.
      if (rect === undefined || more.length > 0 || !isInView(rect, view)) continue;
      const { x, y, width, height } = rect;
      found.push({ box: { x: x + at.x, y: y + at.y, width, height }, font });
    }
  }
  for (const shadow of shadowsIn(root)) addWords(shadow, at, found);
  for (const frame of Array.from(root.querySelectorAll('iframe'))) {
    if (frame.contentDocument === null) continue;
    const { x, y } = frame.getBoundingClientRect();
    const { paddingLeft, paddingTop } = view.getComputedStyle(frame);
    const inner = {
      x: at.x + x + frame.clientLeft + Number.parseFloat(paddingLeft),
      y: at.y + y + frame.clientTop + Number.parseFloat(paddingTop),
    };
    addWords(frame.contentDocument, inner, found);
  }
}

/** A face that could not be had: all its words are drawn in another one. */
function isOfLostFont(families: string, lost: readonly FontFace[]): boolean {
  return lost.some(({ family }) => families.includes(family.replace(/^["']|["']$/g, '')));
}

function isInView({ width, height, top, bottom, left, right }: DOMRect, view: Window): boolean {
  const isBox = width > 0 && height > 0;
  return isBox && bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
}
