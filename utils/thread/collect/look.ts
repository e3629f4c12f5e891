import { isElement, parentElementOf, type ShadowAccess } from '../../capture/facts/dom-access.ts';
import { finishCalmly } from '../../capture/shape/steps.ts';
import { findThreadSteps } from '../find-thread.ts';
import type { SiteProfile } from '../site-profile.ts';
import type { Thread, ThreadPost } from '../thread.ts';
import { farOutside, isInWindow } from './window.ts';

/** A look at more than this is cut, and says so: no task may hold the page up. */
const maxNodes = 6_000;
const fewestNodes = 800;
/** A step of a look that takes longer makes the next look a smaller one. */
const slowStepMs = 30;

export interface LookPorts {
  readonly document: Document;
  readonly shadow: ShadowAccess;
  readonly profiles: readonly SiteProfile[];
  /** Lets the page work. */
  rest(): Promise<void>;
}

export interface Look {
  readonly thread: Thread;
  /** Posts of which something is in the window now. */
  readonly shown: number;
}

/** Looks at what is near the window, again and again, and remembers where the posts are. */
export class Looker {
  readonly #ports: LookPorts;
  #scope: Element | undefined;
  #maxNodes = maxNodes;
  findingMs = 0;
  longestStepMs = 0;

  constructor(ports: LookPorts) {
    this.#ports = ports;
  }

  /** Around all posts of the last look that had any. */
  get scope(): Element | undefined {
    return this.#scope;
  }

  /** Looks where the posts were last; at the whole page when there are none, or when that is asked for. */
  async look(isWhole: boolean): Promise<Look> {
    const { document } = this.#ports;
    const isKnown = this.#scope?.isConnected === true;
    const near = isKnown && !isWhole ? await this.#find(this.#scope ?? document) : undefined;
    const thread = near && near.posts.length > 0 ? near : await this.#find(document);
    const height = document.defaultView?.innerHeight ?? 0;
    if (thread.posts.length > 1) this.#scope = around(thread.posts) ?? this.#scope;
    const shown = thread.posts.filter(({ element }) => isInWindow(element, height)).length;
    return { thread, shown };
  }

  async #find(root: Node): Promise<Thread> {
    const { document, shadow, profiles, rest } = this.#ports;
    const now = new Date();
    const steps = findThreadSteps(root, {
      reference: { nowMs: now.getTime(), utcOffsetMinutes: -now.getTimezoneOffset() },
      shadow,
      maxNodes: this.#maxNodes,
      profiles,
      url: document.URL,
      skips: farOutside(document.defaultView?.innerHeight ?? 800),
    });
    let longestMs = 0;
    const thread = await finishCalmly(steps, async (stepMs) => {
      this.findingMs += stepMs;
      longestMs = Math.max(longestMs, stepMs);
      if (stepMs > 4) await rest();
    });
    this.longestStepMs = Math.max(this.longestStepMs, longestMs);
    if (longestMs > slowStepMs) this.#maxNodes = Math.max(fewestNodes, this.#maxNodes / 2);
    return thread;
  }
}

const maxClimb = 3_000;

/** The smallest element that holds all the posts, and one more, for the button that often stands below them. */
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
