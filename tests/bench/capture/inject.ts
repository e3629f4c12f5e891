import type { CDPSession, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import {
  defaultFreezeRequest,
  type FreezeRequest,
  type FrozenFrame,
} from '../../../utils/capture/snapshot/frozen.ts';

/**
 * The engine in a page without the extension: bundled, and evaluated through the DevTools protocol in an
 * isolated world of every frame, as a browser runs a content script. Closed shadow roots stay closed here.
 */
let bundled: Promise<string> | undefined;

/** The engine as one classic script that leaves `plaintFreeze` behind. */
export function bundleEngine(): Promise<string> {
  bundled ??= build();
  return bundled;
}

async function build(): Promise<string> {
  const input = new URL('./page-entry.ts', import.meta.url).pathname;
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}

interface WireFrame {
  readonly frame: FrozenFrame;
  /** The bytes of each resource as base64, since the protocol carries JSON only. */
  readonly blobs: readonly (string | null)[];
  readonly types: readonly string[];
}

export interface Injection {
  readonly frames: FrozenFrame[];
  /** How long the slowest frame took in the page, without the harness's own transport. */
  readonly pageMs: number;
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/** Freezes every frame that one target holds; frames of other processes are sessions of their own. */
export async function freezePage(
  page: Page,
  options: { request?: Partial<FreezeRequest>; knownUrls?: readonly string[] } = {},
): Promise<Injection> {
  const session = await page.context().newCDPSession(page);
  const code = await bundleEngine();
  const request: FreezeRequest = { ...defaultFreezeRequest, ...options.request };
  const call = `plaintFreeze(${JSON.stringify(request)}, ${JSON.stringify(options.knownUrls ?? [])})`;
  const { frameTree } = await session.send('Page.getFrameTree');
  const contexts: number[] = [];
  const pending: FrameTree[] = [frameTree as FrameTree];
  for (let next = pending.shift(); next; next = pending.shift()) {
    pending.push(...(next.childFrames ?? []));
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: next.frame.id,
      worldName: 'plaint',
    });
    await evaluate(session, executionContextId, code);
    contexts.push(executionContextId);
  }
  const closed = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  for (const context of contexts) await openClosedRoots(session, closed.root as DomNode, context);
  const answers = await Promise.all(
    contexts.map(async (context) => {
      await evaluate(session, context, call);
      const wire = await evaluate(session, context, 'plaintTake()');
      return JSON.parse(String(wire)) as WireFrame;
    }),
  );
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

async function evaluate(
  session: CDPSession,
  contextId: number,
  expression: string,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

function unwire({ frame, blobs, types }: WireFrame): FrozenFrame {
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
