import { defined } from '../../defined.ts';
import type { ShadowAccess } from '../../dom/shadow.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { SiteProfile } from '../../protocol/site-profile.ts';
import type { ThreadEnd, ThreadLimits, ThreadProgress } from '../../protocol/thread.ts';
import { BatchLine } from './batch-line.ts';
import { GapList } from './gap-list.ts';
import { OpenerPress } from './opener-press.ts';
import { type Observation, type ObserverPorts, PageObserver } from './page-observer.ts';
import type { PartMaker } from './post-builder.ts';
import { PostCollection } from './post-collection.ts';
import { type QuietWatch, sleep, watchQuiet } from './quiet.ts';
import { findScroller, type Scroller } from './scroller.ts';
import type { CollectCommand, CollectedBatch } from './thread-batch.ts';
import { margins } from './window.ts';

export interface CollectPorts {
  readonly document: Document;
  readonly view: Window;
  readonly shadow: ShadowAccess;
  readonly parts: PartMaker;
  readonly profiles: readonly SiteProfile[];
  readonly judge: ObserverPorts['judge'];
  readonly limits: ThreadLimits;
  /** Hands a batch over; resolves to whether to go on, pause or stop. */
  hand(batch: CollectedBatch): Promise<CollectCommand>;
  readonly signal: AbortSignal;
}

/** Of the window's height, so that one observation overlaps the next. */
const stepShare = 0.9;
const quietMs = 24;
const longestSettleMs = 1_200;
/** Between two steps, so that the site is not asked faster than a person could. */
const gentleMs = 80;
/** How long an empty window or the end of the page is waited at. */
const patienceMs = 2_500;
const pollMs = 100;
const openingPollMs = 20;
const pausedPollMs = 400;
/** A batch goes out when it holds so many posts, or when the last one is so old. */
const batchPosts = 60;
const batchMs = 900;
/** How often more may appear above before the way down begins. */
const maxWaysUp = 400;

/**
 * Goes through the discussion that a page shows, from its top to its end, and hands over every post that
 * comes into sight. Reads, scrolls, and presses what opens more in place; writes nothing into the page. Ends
 * at the limits, at the end, or when it is told to, always with what it has; the page is then where it was.
 */
export async function collectThread(ports: CollectPorts): Promise<ThreadEnd> {
  return new Collector(ports).run();
}

class Stopped extends Error {
  readonly why: ThreadEnd;
  constructor(why: ThreadEnd) {
    super(why);
    this.why = why;
  }
}

class Collector {
  readonly #ports: CollectPorts;
  readonly #looker: PageObserver;
  readonly #quiet: QuietWatch;
  readonly #openers: OpenerPress;
  readonly #posts: PostCollection;
  readonly #gaps = new GapList();
  readonly #line: BatchLine;
  readonly #startedAt = performance.now();
  #scroller: Scroller;
  #handedAt = performance.now();
  #pausedMs = 0;
  #workingMs = 0;
  #lastChanges = -1;
  #lastTop = -1;
  #movedAt = Number.NEGATIVE_INFINITY;
  /** Down to here the last observation has seen everything that the page then held. */
  #seenDownTo = Number.NEGATIVE_INFINITY;

  constructor(ports: CollectPorts) {
    this.#ports = ports;
    const { document, view, shadow, profiles, parts, judge } = ports;
    this.#quiet = watchQuiet(view, document);
    this.#looker = new PageObserver({
      document,
      shadow,
      profiles,
      judge,
      rest: () => sleep(0),
      changes: () => this.#quiet.changes,
    });
    this.#line = new BatchLine(ports.hand);
    this.#openers = new OpenerPress(this.#gaps);
    this.#posts = new PostCollection(parts, this.#gaps);
    this.#scroller = findScroller(document, undefined);
  }

  async run(): Promise<ThreadEnd> {
    const { signal } = this.#ports;
    const places = new Map<Scroller, number>();
    const remember = (scroller: Scroller) => {
      const isKnown = [...places.keys()].some(({ element }) => element === scroller.element);
      if (!isKnown) places.set(scroller, scroller.read().top);
    };
    remember(this.#scroller);
    let why: ThreadEnd;
    try {
      await this.#take('bottom', true);
      this.#scroller = findScroller(this.#ports.document, this.#looker.scope);
      remember(this.#scroller);
      await this.#goUp();
      await this.#goDown();
      why = this.#posts.size === 0 ? 'no-posts' : 'reached-end';
    } catch (thrown) {
      noteFault('thread.collect', thrown, () => thrown instanceof Stopped || signal.aborted);
      why = thrown instanceof Stopped ? thrown.why : 'failed';
    } finally {
      this.#quiet.stop();
      for (const [scroller, top] of places) scroller.moveTo(top);
    }
    if (why !== 'reached-end' && why !== 'no-posts') this.#gaps.addEnd(this.#posts.lastKey);
    this.#openers.tellUnopened(this.#posts.lastKey);
    await this.#finish(why);
    return why;
  }

  /** Discussions that load their past when one comes to the top: up until nothing new appears. */
  async #goUp(): Promise<void> {
    for (let way = 0; way < maxWaysUp; way++) {
      const before = this.#scroller.read();
      if (before.top <= 0 && way > 0) return;
      this.#scroller.moveTo(0);
      const known = this.#posts.size;
      await this.#quiet.settle(quietMs, longestSettleMs);
      await this.#take('top');
      const after = this.#scroller.read();
      const hasGrown = after.height > before.height || this.#posts.size > known;
      if (after.top <= 0 && !(way > 0 ? hasGrown : await this.#growsAbove(after.height))) return;
    }
  }

  async #growsAbove(height: number): Promise<boolean> {
    await this.#quiet.settle(200, 600);
    return this.#scroller.read().height > height && this.#scroller.read().top > 0;
  }

  async #goDown(): Promise<void> {
    for (;;) {
      const { top, height, seen } = this.#scroller.read();
      const isSeen = this.#quiet.changes === this.#lastChanges && top + seen <= this.#seenDownTo;
      if (!isSeen) {
        const observation = await this.#take('bottom');
        if (observation.shown === 0 && this.#posts.size > 0 && top + seen < height - 2) {
          await this.#waitForPosts();
        }
      }
      if (top + seen >= height - 2) {
        if (await this.#growsBelow(height)) continue;
        return;
      }
      // What did not make the page do anything asked the site for nothing.
      const restMs = isSeen ? 0 : gentleMs - (performance.now() - this.#movedAt);
      if (restMs > 0) await sleep(restMs);
      this.#movedAt = performance.now();
      this.#scroller.moveTo(top + Math.max(100, seen * stepShare));
      await this.#quiet.settle(quietMs, longestSettleMs);
      await this.#beat();
    }
  }

  /** The window shows none of the posts: they are on their way, or there is something else here. */
  async #waitForPosts(): Promise<void> {
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      await sleep(pollMs);
      await this.#beat();
      if (!this.#hasChanged()) continue;
      if ((await this.#take('bottom')).shown > 0) return;
    }
  }

  /** At the end of the page: whether more comes by itself, or by what there is to press. */
  async #growsBelow(height: number): Promise<boolean> {
    const known = this.#posts.size;
    const until = performance.now() + patienceMs;
    let isFirst = true;
    while (performance.now() < until) {
      if (isFirst || this.#hasChanged()) {
        const { thread } = await this.#take('bottom', true);
        if (await this.#press(thread.controls)) return true;
      }
      isFirst = false;
      if (this.#posts.size > known || this.#scroller.read().height > height + 2) return true;
      await sleep(pollMs);
      await this.#beat();
    }
    return false;
  }

  #hasChanged(): boolean {
    return this.#quiet.changes !== this.#lastChanges || this.#scroller.read().top !== this.#lastTop;
  }

  /** Looks, takes in what is new, and opens what is closed, until there is nothing more here. */
  async #take(from: 'top' | 'bottom', isWhole = false): Promise<Observation> {
    for (;;) {
      this.#lastChanges = this.#quiet.changes;
      const { top, seen } = this.#scroller.read();
      this.#lastTop = top;
      const observation = await this.#looker.observe(isWhole);
      this.#seenDownTo = observation.thread.isCut
        ? top
        : top + seen + margins.below * this.#ports.view.innerHeight;
      if (this.#looker.scope !== undefined) {
        this.#quiet.follow(Node.prototype.getRootNode.call(this.#looker.scope));
      }
      if (observation.thread.isCut) this.#gaps.addCrowded(this.#posts.lastKey);
      const startedAt = performance.now();
      await this.#posts.take(observation.thread.posts, from);
      this.#workingMs += performance.now() - startedAt;
      await this.#beat();
      if (observation.thread.posts.length === 0) return observation;
      if (
        !(await this.#press(
          observation.thread.controls.filter(({ element }) => this.#isNear(element)),
        ))
      )
        return observation;
    }
  }

  /** Buttons of the discussion; those far from it belong to the site. */
  #isNear(element: Element): boolean {
    const { scope } = this.#looker;
    return scope === undefined || Node.prototype.contains.call(scope, element);
  }

  async #press(controls: Observation['thread']['controls']): Promise<boolean> {
    const pressed = this.#openers.press(controls, this.#posts.lastKey);
    if (pressed === 0) return false;
    const before = this.#quiet.changes;
    await this.#quiet.settle(quietMs, longestSettleMs);
    const until = performance.now() + patienceMs;
    while (this.#quiet.changes === before && performance.now() < until) await sleep(openingPollMs);
    await this.#quiet.settle(quietMs, longestSettleMs);
    return true;
  }

  /** Sends off what is due, without waiting for it, and obeys what was answered. Throws Stopped. */
  async #beat(): Promise<void> {
    this.#ports.signal.throwIfAborted();
    this.#checkLimits();
    const isDue = this.#posts.waiting >= batchPosts || performance.now() - this.#handedAt > batchMs;
    if (isDue && !this.#line.isBusy) this.#line.send(this.#batch());
    let command = this.#line.takeAnswer();
    const pausedAt = performance.now();
    while (command === 'pause') {
      await sleep(pausedPollMs);
      await this.#line.settle();
      this.#line.send(this.#batch());
      await this.#line.settle();
      command = this.#line.takeAnswer();
    }
    this.#pausedMs += Math.max(0, performance.now() - pausedAt);
    if (command === 'stop') throw new Stopped('stopped');
  }

  #checkLimits(): void {
    const { maxPosts, maxMinutes, maxBytes } = this.#ports.limits;
    if (this.#posts.size >= maxPosts) throw new Stopped('limit-posts');
    if (this.#elapsedMs() > maxMinutes * 60_000) throw new Stopped('limit-time');
    if (this.#posts.sizeBytes > maxBytes) throw new Stopped('limit-bytes');
  }

  #elapsedMs(): number {
    return performance.now() - this.#startedAt - this.#pausedMs;
  }

  #batch(): CollectedBatch {
    this.#handedAt = performance.now();
    return {
      posts: this.#posts.drain(),
      gaps: this.#gaps.list(this.#posts.keys),
      shared: this.#posts.takeNews(),
      progress: this.#progress(),
      ...this.#fit(),
    };
  }

  async #finish(why: ThreadEnd): Promise<void> {
    await this.#line.settle();
    const shared = await this.#posts.finish();
    this.#gaps.addFewerReplies(this.#posts.missingReplies());
    // The page is back where it was: its scroll position says nothing about what remains.
    const { remaining: _, ...progress } = this.#progress();
    await this.#ports.hand({
      posts: this.#posts.drain(),
      gaps: this.#gaps.list(this.#posts.keys),
      shared,
      progress,
      ...this.#fit(),
      end: { why, seen: this.#posts.seenAgain() },
    });
  }

  #fit(): Pick<CollectedBatch, 'profileFit'> {
    const { profileFit } = this.#looker;
    return profileFit === undefined ? {} : { profileFit };
  }

  #progress(): ThreadProgress {
    const { findingMs, longestStepMs } = this.#looker;
    const { top, height, seen } = this.#scroller.read();
    const share = height <= 0 ? 1 : Math.min(1, (top + seen) / height);
    const captured = this.#posts.size;
    const expected = share > 0.02 ? Math.round((captured * (1 - share)) / share) : undefined;
    return {
      found: captured + this.#openers.offered,
      captured,
      ...defined({
        remaining: expected === undefined ? undefined : expected + this.#openers.offered,
      }),
      elapsedMs: this.#elapsedMs(),
      findingMs,
      workingMs: findingMs + this.#workingMs,
      longestTaskMs: Math.max(longestStepMs, this.#posts.longestTaskMs),
      isHidden: this.#ports.document.visibilityState === 'hidden',
    };
  }
}
