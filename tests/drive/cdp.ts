import { defined } from '../../utils/defined.ts';

/** A Chrome DevTools Protocol connection of our own: unlike Playwright's it attaches to nothing by itself,
 * and so it neither keeps an extension's worker alive nor misses an extension's popup. */
export type Cdp = {
  send<T = unknown>(
    method: string,
    params?: Record<string, unknown>,
    sessionId?: string,
  ): Promise<T>;
  /** Hears every event, of the browser and of all that is attached; returns what ends it. */
  listen(listener: (event: CdpEvent) => void): () => void;
  close(): void;
};

export type CdpEvent = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
};

type Answer = { id?: number; result?: unknown; error?: { message: string } };

/** An answer to a command, or an event. */
type Message = Answer & { method?: string; params?: { sessionId?: string }; sessionId?: string };

type Waiting = { sessionId: string | undefined; settle: (answer: Answer) => void };

/** @param url a browser's or a target's `ws://…/devtools/…` address */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: CdpEvent) => void>();
  let lastId = 0;
  const giveUp = (message: string, isMeant: (waiting: Waiting) => boolean) => {
    for (const [id, one] of waiting) {
      if (!isMeant(one)) continue;
      waiting.delete(id);
      one.settle({ error: { message } });
    }
  };
  socket.addEventListener('message', (event) => {
    const { id, method, params, sessionId, ...answer } = JSON.parse(String(event.data)) as Message;
    if (method !== undefined)
      for (const listener of listeners)
        listener({ method, params: params ?? {}, ...defined({ sessionId }) });
    // What a worker or a page was asked for when it ended is not answered any more.
    if (method === 'Target.detachedFromTarget')
      giveUp('the target is gone', (one) => one.sessionId === params?.sessionId);
    if (id === undefined) return;
    waiting.get(id)?.settle(answer);
    waiting.delete(id);
  });
  socket.addEventListener('close', () => giveUp('the connection closed', () => true));
  await opened(socket, url);
  return {
    send: <T>(method: string, params: Record<string, unknown> = {}, sessionId?: string) =>
      new Promise<T>((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) {
          reject(new Error(`${method}: the connection is closed`));
          return;
        }
        const id = ++lastId;
        const settle = ({ result, error }: Answer) =>
          error === undefined
            ? resolve(result as T)
            : reject(new Error(`${method}: ${error.message}`));
        waiting.set(id, { sessionId, settle });
        socket.send(JSON.stringify({ id, method, params, ...defined({ sessionId }) }));
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => socket.close(),
  };
}

/** Resolves when the socket is open. @throws Error naming the address when it cannot be */
export function opened(socket: WebSocket, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no connection to ${url}`)), {
      once: true,
    });
  });
}

/** A function call or a script inside a target, by value. @throws Error with the page's own message */
export async function evaluateIn<T>(cdp: Cdp, targetId: string, expression: string): Promise<T> {
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  try {
    const { result, exceptionDetails } = await cdp.send<{
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, userGesture: false },
      sessionId,
    );
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await cdp.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}
