import type { CDPSession } from 'playwright-core';

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/**
 * Evaluates a script in an isolated world of every frame, as a browser runs a content script; the top frame's
 * comes first.
 */
export async function openWorlds(
  session: CDPSession,
  name: string,
  code: string,
): Promise<number[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const contexts: number[] = [];
  const pending: FrameTree[] = [frameTree];
  for (let next = pending.shift(); next; next = pending.shift()) {
    pending.push(...(next.childFrames ?? []));
    const { id } = next.frame;
    try {
      const world = { frameId: id, worldName: name };
      const { executionContextId } = await session.send('Page.createIsolatedWorld', world);
      await evaluateIn(session, executionContextId, code);
      contexts.push(executionContextId);
    } catch (error) {
      // A frame below may be gone by now; the page itself may not.
      if (id === frameTree.frame.id) throw error;
    }
  }
  return contexts;
}

/** The value of an expression, awaited. Throws what it throws. */
export async function evaluateIn(
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
