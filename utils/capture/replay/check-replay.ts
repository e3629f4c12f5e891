import { takeExtensionStyleFromFrames, withoutExtensionStyle } from '../../extension-style.ts';
import { errorNamed } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { Box, PageFacts } from '../../protocol/capture.ts';
import type { SelfCheck } from '../../protocol/capture-account.ts';
import { changedWords } from './changed-words.ts';
import { comparePixels, shareOf } from './compare-pixels.ts';
import { flatten } from './flatten.ts';
import { isBroken } from './is-broken.ts';
import { lostRegions, mostRegions } from './lost-regions.ts';
import { lostWords } from './lost-words.ts';
import { overlap } from './overlap.ts';
import { paintFlat, readPicture } from './paint.ts';
import { shadowsIn } from './shadows-in.ts';
import { shownWords } from './shown-words.ts';

export interface CheckRequest {
  /** The self-contained view; hostile, so it runs nowhere but in a sandbox. */
  readonly view: Blob;
  /** What was visible, in device pixels. */
  readonly screenshot: Blob;
  /** Of the viewport, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  /** The part of the viewport that the screenshot shows; all of it without. */
  readonly visual?: PageFacts['viewport']['visual'];
  /** Where what is reported stands in the viewport, in CSS pixels. */
  readonly post?: Box;
  /** What was selected: the browser draws it in other colours, which no snapshot has. As `post`. */
  readonly selected?: readonly Box[];
}

/**
 * Above this share of differing squares, snapshot and screenshot do not show the same, wherever they differ.
 */
const selfCheckThreshold = 0.05;
const maxViewBytes = 40_000_000;
const maxMs = 8_000;
/** What is not there by then is compared as it is. */
const maxSettlingMs = 2_000;

/**
 * Opens a frozen view in a sandbox without scripts and without network, draws what it shows and compares that
 * with the screenshot that was taken when it was captured. `wall` takes out of the view all that is active
 * and puts a style first. Never rejects: a check that could not be made says so.
 */
export async function checkReplay(
  request: CheckRequest,
  host: Document,
  wall: (html: string, style: string) => string,
): Promise<SelfCheck> {
  const { view, width, height } = request;
  if (view.size > maxViewBytes) return notDone('too-large');
  const frame = host.createElement('iframe');
  // Reading its layout needs its origin; without `allow-scripts` that origin gives the view nothing.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = `position:fixed;left:0;top:0;border:0;width:${width}px;height:${height}px`;
  try {
    const loaded = new Promise<void>((resolve) => {
      frame.onload = () => resolve();
    });
    frame.srcdoc = wall(await view.text(), withoutExtensionStyle);
    host.body.append(frame);
    await within(loaded, maxMs);
    const document = frame.contentDocument;
    if (!document?.documentElement) return notDone('failed');
    takeExtensionStyleFromFrames(document);
    fitScrollbar(frame, document, request);
    await Promise.race([settled(document), pause(maxSettlingMs)]);
    return await compare(document, request);
  } catch (error) {
    noteFault('self-check.run', error, errorNamed('RangeError'));
    return notDone(error instanceof RangeError ? 'too-large' : 'failed');
  } finally {
    frame.remove();
  }
}

/** How much of a viewport shows the page, less the scrollbars. */
function pageSize(document: Document, { width, height }: CheckRequest) {
  // In quirks mode the root is as tall as the page.
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    pageWidth: Math.min(clientWidth || width, width),
    pageHeight: Math.min(clientHeight || height, height),
  };
}

/** Scrollbars of this window may be of another width than the page's had: the page is laid out as it was. */
function fitScrollbar(frame: HTMLIFrameElement, document: Document, request: CheckRequest): void {
  const { visual, width } = request;
  if (visual === undefined) return;
  const difference = visual.width * visual.scale - pageSize(document, request).pageWidth;
  const isScrollbar = Math.abs(difference) > 0.75 && Math.abs(difference) < 40;
  if (isScrollbar) frame.style.width = `${width + difference}px`;
}

async function compare(document: Document, request: CheckRequest): Promise<SelfCheck> {
  const { screenshot, devicePixelRatio, post, visual } = request;
  const { scale = 1, offsetX = 0, offsetY = 0 } = visual ?? {};
  const { pageWidth, pageHeight } = pageSize(document, request);
  const part = { x: offsetX, y: offsetY, scale };
  const shown = await within(paintFlat(flatten(document), pageWidth, pageHeight, part), maxMs);
  const seen = await readPicture(screenshot, devicePixelRatio, pageWidth, pageHeight);
  const comparison = comparePixels(seen, shown);
  const share = shareOf(comparison);
  const onShot = (box: Box): Box => ({
    x: (box.x - offsetX) * scale,
    y: (box.y - offsetY) * scale,
    width: box.width * scale,
    height: box.height * scale,
  });
  const selected = request.selected?.map(onShot);
  const reported = post && onShot(post);
  const large = lostRegions(comparison, reported, selected);
  // What the reporter typed was seen, and is kept only if they wish.
  const typed = boxesIn(document, typedInto).map(({ box }) => onShot(box));
  // The browser's own mark of what did not come, there as here, is not drawn.
  const broken = boxesIn(document, 'img').filter(({ element }) => isBroken(element));
  const marks = broken.map(({ box }) => onShot(box));
  const told = [...large.map(({ box }) => box), ...(selected ?? []), ...typed, ...marks];
  const written = shownWords(document).map((word) => ({ ...word, box: onShot(word.box) }));
  const small = lostWords(seen, shown, told);
  const others = changedWords(seen, shown, written, [...told, ...small]);
  const words = [...small, ...others].map((box) => ({ box, isAtPost: overlap(box, reported) }));
  const lost = [...words, ...large].sort((a, b) => Number(b.isAtPost) - Number(a.isAtPost));
  const regions = lost.slice(0, mostRegions).map(({ box, isAtPost }) => ({
    box: {
      x: box.x / scale + offsetX,
      y: box.y / scale + offsetY,
      width: box.width / scale,
      height: box.height / scale,
    },
    isAtPost,
  }));
  return {
    result: share > selfCheckThreshold || regions.length > 0 ? 'differs' : 'agrees',
    differingShare: Math.round(share * 10_000) / 10_000,
    threshold: selfCheckThreshold,
    ...(regions.length === 0 ? {} : { regions }),
  };
}

function notDone(why: 'too-large' | 'failed'): SelfCheck {
  return { result: 'not-done', why };
}

/**
 * Until fonts and pictures are there; all of them are in the file. A hidden page paints no frame, so pictures
 * that wait to come into view or to be decoded would wait for ever.
 */
async function settled(document: Document): Promise<void> {
  await document.fonts.ready;
  await Promise.all(
    picturesIn(document).map((image) => {
      image.loading = 'eager';
      return image.complete
        ? undefined
        : new Promise((resolve) => {
            image.onload = resolve;
            image.onerror = resolve;
          });
    }),
  );
}

/** Those in shadow trees too. */
function picturesIn(root: Document | ShadowRoot): HTMLImageElement[] {
  const own = Array.from(root.querySelectorAll('img'));
  return [...own, ...shadowsIn(root).flatMap(picturesIn)];
}

/** Fields whose words were left out, and what can be written in on the page itself. */
const typedInto = '[plaint-typed], [contenteditable]:not([contenteditable="false"])';

/** Elements and where they stand, in shadow trees and frames too. */
function boxesIn(
  root: Document | ShadowRoot,
  selector: string,
): { readonly element: Element; readonly box: Box }[] {
  const own = Array.from(root.querySelectorAll(selector), (element) => ({
    element,
    box: boxOf(element),
  }));
  const framed = Array.from(root.querySelectorAll('iframe')).flatMap((frame) => {
    const { x, y } = boxOf(frame);
    const boxes = frame.contentDocument === null ? [] : boxesIn(frame.contentDocument, selector);
    return boxes.map(({ element, box }) => ({
      element,
      box: { ...box, x: box.x + x, y: box.y + y },
    }));
  });
  return [...own, ...framed, ...shadowsIn(root).flatMap((shadow) => boxesIn(shadow, selector))];
}

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RangeError('took too long')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
