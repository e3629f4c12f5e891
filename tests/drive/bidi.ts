import { opened } from './cdp.ts';

/** A WebDriver BiDi session over the WebSocket that Firefox offers itself, without a driver in between. */
export type Bidi = {
  send<T = unknown>(method: string, params?: Record<string, unknown>): Promise<T>;
  close(): void;
};

/** What `script.evaluate` answers, as far as it is used here: scripts return JSON text. */
export type Evaluated = {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
};

/** Firefox never answers for a page that went away while a script of ours waited in it. */
const ANSWER_MS = 30_000;

type Answer = { id?: number; type?: string; result?: unknown; error?: string; message?: string };

/** @param address `ws://127.0.0.1:<port>` as Firefox prints it */
export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  socket.addEventListener('message', (event) => {
    const answer = JSON.parse(String(event.data)) as Answer;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle({ type: 'error', error: 'connection closed' });
    waiting.clear();
  });
  await opened(socket, address);
  const send = <T>(method: string, params: Record<string, unknown> = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`${method}: no answer within ${ANSWER_MS} ms`));
      }, ANSWER_MS);
      waiting.set(id, ({ type, result, error, message }) => {
        clearTimeout(timer);
        if (type === 'error') reject(new Error(`${method}: ${error} ${message ?? ''}`));
        else resolve(result as T);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  return { send, close: () => socket.close() };
}

/** Runs the body of an async function in a browsing context; its return value must be JSON. */
export async function runIn<T>(bidi: Bidi, context: string, body: string): Promise<T> {
  const { type, result, exceptionDetails } = await bidi.send<Evaluated>('script.evaluate', {
    expression: `(async () => { ${body} })().then((value) => JSON.stringify({ value }))`,
    target: { context },
    awaitPromise: true,
  });
  if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'the script failed');
  return (JSON.parse(result?.value ?? '{}') as { value: T }).value;
}
