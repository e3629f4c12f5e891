import type { CDPSession, Page } from 'playwright-core';
import {
  defaultFreezeRequest,
  type FreezeRequest,
  type FrozenFrame,
} from '../../../utils/capture/snapshot/frozen.ts';
import { bundleScript } from './bundle.ts';
import { evaluateIn, openWorlds } from './worlds.ts';

/**
 * The engine in a page without the extension: bundled, and evaluated through the DevTools protocol in an
 * isolated world of every frame, as a browser runs a content script. Closed shadow roots stay closed here.
 */
/** The engine as one classic script that leaves `plaintFreeze` behind. */
export function bundleEngine(): Promise<string> {
  return bundleScript(new URL('./page-entry.ts', import.meta.url).pathname);
}

export interface WireFrame {
  readonly frame: FrozenFrame;
  /** The bytes of each resource as base64, since the protocol carries JSON only. */
  readonly blobs: readonly (string | null)[];
  readonly types: readonly string[];
}

/** An address in the browser's own copy, with the text if it is a style sheet's. */
export type KnownBytes = readonly [url: string, sheet: string];

export interface Injection {
  readonly frames: FrozenFrame[];
  /** How long the slowest frame took in the page, without the harness's own transport. */
  readonly pageMs: number;
}

/** Freezes every frame that one target holds; frames of other processes are sessions of their own. */
export async function freezePage(
  page: Page,
  options: { request?: Partial<FreezeRequest>; known?: readonly KnownBytes[] } = {},
): Promise<Injection> {
  const session = await page.context().newCDPSession(page);
  const code = await bundleEngine();
  const request: FreezeRequest = { ...defaultFreezeRequest, ...options.request };
  const call = `plaintFreeze(${JSON.stringify(request)}, ${JSON.stringify(options.known ?? [])})`;
  const contexts = await openWorlds(session, 'plaint', code);
  // Fixtures with closed roots keep them here; to look for them costs the page more than the capture does.
  if (await page.evaluate('window.plaintRoots !== undefined')) {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const context of contexts) await openClosedRoots(session, root as DomNode, context);
  }
  // A frame that went elsewhere meanwhile does not answer, and is missing as it would be for the extension.
  const [top, ...others] = contexts.map((context) => evaluateIn(session, context, call));
  await top;
  const settled = await Promise.allSettled(others);
  const answering = contexts.filter((_, i) => i === 0 || settled[i - 1]?.status === 'fulfilled');
  // What follows is the harness's own: the protocol has to carry the result.
  await page.evaluate('if (window.plaintWatch) plaintWatch.frozen = plaintWatch.stalled');
  const answers: WireFrame[] = [];
  for (const context of answering) {
    const wire = await evaluateIn(session, context, 'plaintTake()').catch(() => undefined);
    if (wire !== undefined) answers.push(JSON.parse(String(wire)) as WireFrame);
  }
  await session.detach();
  const frames = answers.map(unwire);
  return { frames, pageMs: Math.max(...frames.map((frame) => frame.account.durationMs)) };
}

interface DomNode {
  readonly nodeId: number;
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

/** Stands in for the extension's own access to closed shadow roots: hands each to the isolated world. */
async function openClosedRoots(
  session: CDPSession,
  root: DomNode,
  executionContextId: number,
): Promise<void> {
  const waiting: DomNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    waiting.push(...(node.children ?? []), ...(node.shadowRoots ?? []));
    if (node.contentDocument) waiting.push(node.contentDocument);
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType !== 'closed') continue;
      const resolve = async ({ backendNodeId }: DomNode): Promise<string | undefined> =>
        (await session.send('DOM.resolveNode', { backendNodeId, executionContextId })).object
          .objectId;
      const [hostId, shadowId] = [await resolve(node), await resolve(shadow)];
      if (!hostId || !shadowId) continue;
      await session.send('Runtime.callFunctionOn', {
        objectId: hostId,
        functionDeclaration: 'function (root) { plaintClosed.set(this, root); }',
        arguments: [{ objectId: shadowId }],
      });
    }
  }
}

export function unwire({ frame, blobs, types }: WireFrame): FrozenFrame {
  return {
    ...frame,
    resources: frame.resources.map((resource, i) => {
      const data = blobs[i];
      if (typeof data !== 'string') return resource;
      return {
        ...resource,
        blob: new Blob([Buffer.from(data, 'base64')], { type: types[i] ?? '' }),
      };
    }),
  };
}
