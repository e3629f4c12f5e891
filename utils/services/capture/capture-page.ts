import { attempt } from '../../capture/facts/attempt.ts';
import { assemble, type Snapshot, withoutDocument } from '../../capture/snapshot/assemble.ts';
import { indexBrowserCopy } from '../../capture/snapshot/browser-copy.ts';
import { type PixelSource, screenshotPixels } from '../../capture/snapshot/screenshot-pixels.ts';
import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { randomBytes, toBase64url } from '../../evidence/bytes.ts';
import { noted } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { CaptureHint } from '../../messaging/contract.ts';
import { saveBrowserCopy } from '../../platform/browser-copy.ts';
import { isShootingRefused } from '../../platform/browser-refusals.ts';
import { untilDrawn } from '../../platform/drawn.ts';
import { browserName, extensionVersion } from '../../platform/environment.ts';
import type { ForbiddenReason } from '../../platform/forbidden-page.ts';
import { injectCapture, isClosedToExtensions } from '../../platform/inject-capture.ts';
import { captureVisibleArea } from '../../platform/screenshot.ts';
import { findTab } from '../../platform/tabs.ts';
import type { Box } from '../../protocol/capture.ts';
import type { Omission, PageLoading, SelfCheck } from '../../protocol/capture-account.ts';
import type { CaptureFacts } from '../../protocol/capture-facts.ts';
import type { Clocks } from '../../protocol/evidence.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { attestedPage } from './attested-page.ts';
import type { CapturedFrame, CaptureSessions } from './capture-sessions.ts';
import { changedOnScreen } from './changed-on-screen.ts';
import { gatherArtefacts } from './gather-artefacts.ts';
import type { SelfChecks } from './self-checks.ts';

export interface CaptureRequest {
  readonly id: string;
  readonly tabId: number;
  readonly windowId: number;
  /** Whether the tab is the one that its window shows; the browser takes a picture of no other. */
  readonly isInFront?: boolean;
  readonly hint: CaptureHint;
  readonly endpointClock: Clocks['endpoint'];
  /** How the page was scrolled through before, so that all of it loaded; absent where it was not. */
  readonly loading?: PageLoading | undefined;
}

/** A finished capture and the bytes of its artefacts, by SHA-256. */
export interface FinishedCapture {
  readonly record: CaptureRecord;
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** The page is the top frame's; what was pointed at is of the frame it happened in. */
function mergeFacts(
  frames: readonly CapturedFrame[],
  hint: CaptureHint,
  account: Snapshot['account'],
): CaptureFacts {
  const top = frameAt(frames, 0);
  const pointed = frameAt(frames, hint.frameId);
  if (top === undefined || pointed === undefined) throw new PlaintError('capture_failed');
  const { selection, target, post, reached } = pointed.facts;
  return {
    page: attestedPage(top),
    ...defined({ selection, target, post, reached }),
    account,
  };
}

/** A frame of the page; the top frame where that one handed nothing over, and else the first that did. */
function frameAt(frames: readonly CapturedFrame[], id: number): CapturedFrame | undefined {
  const at = (wanted: number) => frames.find(({ frameId }) => frameId === wanted);
  return at(id) ?? at(0) ?? frames[0];
}

/** The post that was pointed at, where nobody could tell which it is. */
function unreadPosts(frames: readonly CapturedFrame[], hint: CaptureHint): Omission[] {
  const { postsUnread, target } = frameAt(frames, hint.frameId)?.facts ?? {};
  if (postsUnread === undefined) return [];
  const examples = target === undefined ? [] : [target.selector];
  return [{ what: 'other', why: postsUnread, count: 1, examples }];
}

/** Frames that claimed to be of another site, or came twice from one document. */
function refusedFrames(count: number): Omission[] {
  return count === 0 ? [] : [{ what: 'frame', why: 'unreadable', count, examples: [] }];
}

/** The screenshot shows what the page's own context may not read; it is in device pixels. */
function pixelsOf(screenshot: Blob, frames: readonly CapturedFrame[]): PixelSource {
  const viewport = frames[0]?.facts.page.viewport;
  const { scale = 1, offsetX = 0, offsetY = 0 } = viewport?.visual ?? {};
  const ratio = (viewport?.devicePixelRatio ?? 1) * scale;
  return screenshotPixels(screenshot, { scale: ratio, offsetX, offsetY });
}

/**
 * Where what is reported stands in the viewport; undefined for the whole page, and for what is in a frame.
 */
function reportedBox(frames: readonly CapturedFrame[], hint: CaptureHint): Box | undefined {
  if (hint.frameId !== 0) return undefined;
  const top = frames.find(({ frameId }) => frameId === 0)?.facts;
  return top?.post?.box ?? top?.target?.box;
}

/** Whether the snapshot, replayed, shows what the screenshot does. */
async function checkAgainst(
  screenshot: Blob | undefined,
  snapshot: Snapshot,
  frames: readonly CapturedFrame[],
  checks: SelfChecks,
  hint: CaptureHint,
): Promise<SelfCheck> {
  const viewport = frames[0]?.facts.page.viewport;
  if (screenshot === undefined || viewport === undefined) {
    return { result: 'not-done', why: 'no-screenshot' };
  }
  const { width, height, devicePixelRatio, visual } = viewport;
  const post = reportedBox(frames, hint);
  const selected = frames.find(({ frameId }) => frameId === 0)?.facts.selection?.boxes;
  return checks.check({
    view: snapshot.view,
    screenshot,
    width,
    height,
    devicePixelRatio,
    ...defined({ visual, post, selected }),
  });
}

/**
 * Captures what a tab shows: the screenshot first, as the eye saw it, then every frame. Where the browser has
 * just given as many pictures as it allows, the picture comes after. Throws PlaintError `page_forbidden`
 * where the browser lets nothing in, `capture_failed` when the page went away or anything else went wrong.
 * What fails of the snapshot costs neither facts nor pictures.
 */
export async function capturePage(
  request: CaptureRequest,
  sessions: CaptureSessions,
  checks: SelfChecks,
): Promise<FinishedCapture> {
  const { id, tabId, windowId, isInFront = true, hint, endpointClock } = request;
  const capturedAt = new Date().toISOString();
  const takePicture = async (mayWait: boolean) => {
    if (!isInFront) return undefined;
    const picture = await captureVisibleArea(windowId, { mayWait }).catch(
      noted('picture.shoot', undefined, isShootingRefused),
    );
    // Whoever waits may find another tab in front, which nobody reports.
    return (await findTab(tabId))?.active === true ? picture : undefined;
  };
  if (isInFront) await untilDrawn(tabId);
  const before = await takePicture(false);
  const browserCopy = await saveBrowserCopy(tabId);
  // A copy that cannot be parsed gives no bytes.
  const copy = attempt(() => browserCopy && indexBrowserCopy(browserCopy));
  sessions.begin(tabId, { hint, knownUrls: [...(copy?.keys() ?? [])] }, copy);
  let reason: ForbiddenReason | undefined;
  try {
    reason = await injectCapture(tabId);
  } catch (cause) {
    const { wasEntered } = sessions.end(tabId);
    const isForbidden = !wasEntered && (await isClosedToExtensions(tabId));
    throw new PlaintError(isForbidden ? 'page_forbidden' : 'capture_failed', { cause });
  }
  // The page does not wait for its picture: a tab may be closed in a second.
  const after = await takePicture(before === undefined);
  const screenshot = before ?? after;
  const { frames, refused } = sessions.end(tabId);
  if (reason !== undefined) throw new PlaintError('page_forbidden', { detail: { reason } });
  if (frames.length === 0) throw new PlaintError('capture_failed');
  const snapshot = await assemble({
    frames: frames.map((frame) => frame.frozen),
    ...defined({
      copy,
      pixels: screenshot === undefined ? undefined : pixelsOf(screenshot, frames),
    }),
  }).catch((thrown) => {
    noteFault('snapshot.assemble', thrown);
    return withoutDocument(frames[0]?.frozen.url ?? '');
  });
  const [selfCheck, changed] = await Promise.all([
    checkAgainst(screenshot, snapshot, frames, checks, hint),
    changedOnScreen(before, after),
  ]);
  const omissions: Omission[] = [
    ...snapshot.account.cuts,
    ...changed,
    ...refusedFrames(refused),
    ...unreadPosts(frames, hint),
  ];
  const facts = mergeFacts(frames, hint, {
    ...snapshot.account,
    cuts: omissions,
    selfCheck,
    ...defined({ loading: request.loading }),
  });
  const box = reportedBox(frames, hint);
  const { artefacts, viewSha256, blobs } = await gatherArtefacts({
    snapshot,
    facts,
    screenshot,
    box,
  });
  return {
    blobs,
    record: {
      id,
      capturedAt,
      facts,
      clocks: {
        page: facts.page.clock.at,
        browser: capturedAt,
        ...defined({ endpoint: endpointClock }),
      },
      software: { version: extensionVersion(), browser: browserName() },
      artefacts,
      viewSha256,
      seed: toBase64url(randomBytes(32)),
    },
  };
}
