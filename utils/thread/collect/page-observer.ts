import { readStatedPosts } from '../../capture/facts/stated-posts.ts';
import { timeReferenceOf } from '../../capture/facts/time-reference.ts';
import { buildTreeSteps, type LiveTree } from '../../capture/page-tree/build-tree.ts';
import { writePageTreeSteps } from '../../capture/page-tree/write-page-tree.ts';
import { defined } from '../../defined.ts';
import { localNameOf } from '../../dom/elements.ts';
import { firstChildOf, isElement } from '../../dom/nodes.ts';
import { attachedShadow, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import type { Steps } from '../../posts/tree/steps.ts';
import type { Judged, JudgeRequest, PageTree, StatedPost } from '../../protocol/page-tree.ts';
import type { ProfileFit, SiteProfile } from '../../protocol/site-profile.ts';
import { placeThread } from '../place-thread.ts';
import { profileFor, selectorsOf } from '../site-profile.ts';
import type { Thread, ThreadPost } from '../thread.ts';
import { NearWindow } from './window.ts';

/** An observation at more than this is cut, and says so. */
const maxNodes = 6_000;
/** So long the page waits at most before it may work again. */
const sliceMs = 12;
/** A page that changes while it is read is read again, so often at most. */
const maxReadings = 3;

export interface JudgedPage {
  readonly judged: Judged;
  /** What sending it and taking the answer cost the page's main thread. */
  readonly spentMs: number;
}

export interface ObserverPorts {
  readonly document: Document;
  readonly shadow: ShadowAccess;
  readonly profiles: readonly SiteProfile[];
  /** Finds the posts of a page that was written down, away from the page's main thread. */
  judge(request: JudgeRequest): Promise<JudgedPage>;
  /** Lets the page do its own work; resolves when it has had its turn. */
  rest(): Promise<void>;
  /** A number that grows whenever the page changes. */
  changes(): number;
}

export interface Observation {
  readonly thread: Thread;
  /** How many posts are in the window now, whole or in part. */
  readonly shown: number;
}

interface Reading {
  readonly near: NearWindow;
  readonly live: LiveTree;
  readonly tree: PageTree;
}

/** Looks at what is near the window, again and again, and remembers where the posts are. */
export class PageObserver {
  readonly #ports: ObserverPorts;
  #scope: Element | undefined;
  /** Observations that met posts, by what told them. */
  readonly #told = { byProfile: 0, byShape: 0 };
  findingMs = 0;
  longestStepMs = 0;
  #stated: StatedPost[] | undefined;

  constructor(ports: ObserverPorts) {
    this.#ports = { ...ports, shadow: askingFew(ports.shadow) };
  }

  /** Around all posts of the last observation that had any. */
  get scope(): Element | undefined {
    return this.#scope;
  }

  /** How far the site's profile has told the posts; undefined where there is none. */
  get profileFit(): ProfileFit | undefined {
    const { document, profiles } = this.#ports;
    if (profileFor(document.URL, profiles) === undefined) return undefined;
    const { byProfile, byShape } = this.#told;
    if (byProfile === 0) return 'broken';
    return byShape === 0 ? 'whole' : 'part';
  }

  /** Looks where the posts were last; at the whole page when there are none, or when that is asked for. */
  async observe(isWhole: boolean): Promise<Observation> {
    const { document } = this.#ports;
    const isKnown = this.#scope?.isConnected === true;
    const inScope = isKnown && !isWhole ? await this.#find(this.#scope ?? document) : undefined;
    const found = inScope && inScope.thread.posts.length > 0 ? inScope : await this.#find(document);
    const { thread, near } = found;
    const startedAt = performance.now();
    if (thread.posts.length > 1) this.#scope = around(thread.posts) ?? this.#scope;
    const shown = thread.posts.filter(({ element }) => near.wasShown(element)).length;
    this.#spend(performance.now() - startedAt);
    return { thread, shown };
  }

  async #find(root: Node): Promise<{ thread: Thread; near: NearWindow }> {
    const { document, profiles, judge } = this.#ports;
    const profile = profileFor(document.URL, profiles);
    const { live, tree, near } = await this.#read(root, profile);
    const startedReadingAt = performance.now();
    // Once: it may be long, and is of the page as it was sent.
    this.#stated ??= readStatedPosts(document);
    this.#spend(performance.now() - startedReadingAt);
    const { judged, spentMs } = await judge({
      tree,
      reference: timeReferenceOf(document),
      stated: this.#stated,
      ...defined({ profile }),
    });
    this.#spend(spentMs);
    if (judged.posts.length > 0) {
      this.#told[judged.profile === undefined ? 'byShape' : 'byProfile'] += 1;
    }
    const startedAt = performance.now();
    const thread = placeThread(live, judged);
    this.#spend(performance.now() - startedAt);
    return { thread, near };
  }

  /**
   * Reads in slices, so that the page can work between two of them. Reads again where the page changed
   * meanwhile; the last time in one go.
   */
  async #read(root: Node, profile: SiteProfile | undefined): Promise<Reading> {
    const { changes } = this.#ports;
    for (let reading = 1; ; reading++) {
      const before = changes();
      const isLast = reading >= maxReadings;
      const found = await this.#inSlices(
        this.#readSteps(root, profile),
        isLast ? Number.POSITIVE_INFINITY : sliceMs,
      );
      if (isLast || changes() === before) return found;
    }
  }

  *#readSteps(root: Node, profile: SiteProfile | undefined): Steps<Reading> {
    const { document, shadow } = this.#ports;
    const near = new NearWindow(document.defaultView?.innerHeight ?? 800);
    const { skips, rangeOf } = near;
    const live = yield* buildTreeSteps(root, { shadow, maxNodes, skips, rangeOf });
    const selectors = profile === undefined ? [] : selectorsOf(profile);
    return { near, live, tree: yield* writePageTreeSteps(live, selectors) };
  }

  async #inSlices<Value>(steps: Steps<Value>, slice: number): Promise<Value> {
    let startedAt = performance.now();
    for (;;) {
      const step = steps.next();
      const spentMs = performance.now() - startedAt;
      if (step.done) {
        this.#spend(spentMs);
        return step.value;
      }
      if (spentMs < slice) continue;
      this.#spend(spentMs);
      await this.#ports.rest();
      startedAt = performance.now();
    }
  }

  #spend(spentMs: number): void {
    this.findingMs += spentMs;
    this.longestStepMs = Math.max(this.longestStepMs, spentMs);
  }
}

/**
 * Asking for a closed shadow tree leaves the page's script for the browser each time. Of what is no custom
 * element, only what is empty without one is asked; open trees are seen anyway.
 */
function askingFew(shadow: ShadowAccess): ShadowAccess {
  return (host) =>
    firstChildOf(host) === null || localNameOf(host).includes('-')
      ? shadow(host)
      : attachedShadow(host);
}

const maxClimb = 3_000;

/**
 * The smallest element that holds all the posts, and one more, for the button that often stands below them.
 */
function around(posts: readonly ThreadPost[]): Element | undefined {
  let common: Element[] | undefined;
  for (const { element } of posts) {
    const path = pathOf(element);
    if (common === undefined) {
      common = path;
      continue;
    }
    const known: ReadonlySet<Element> = new Set(path);
    common = common.filter((above) => known.has(above));
  }
  return common?.[1] ?? common?.[0];
}

/** From the element's parent up. */
function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  let at = isElement(element) ? parentElementOf(element) : undefined;
  for (let step = 0; at !== undefined && step < maxClimb; step++) {
    path.push(at);
    at = parentElementOf(at);
  }
  return path;
}
