import { noted } from '../faults/expected.ts';
import { noteFault } from '../faults/note-fault.ts';
import { type Browser, browser } from './browser.ts';
import { isNobodyThere } from './browser-refusals.ts';
import { type MessageSource, sourceOf } from './runtime-messages.ts';

const lineName = 'plaint.line';

interface Asked {
  readonly id: number;
  readonly message: unknown;
}
interface Answered {
  readonly id: number;
  readonly answer: unknown;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * A line to the background for who has much to ask: a message over it costs the page half as much as one sent
 * by itself, for which the browser opens a line and closes it again. When the background dies, what was asked
 * fails, and the next message opens a new line, which starts it again.
 */
export function openLine(): (message: unknown) => Promise<unknown> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let port: Browser.runtime.Port | undefined;

  function connect(): Browser.runtime.Port {
    const opened = browser.runtime.connect({ name: lineName });
    opened.onMessage.addListener((message: unknown) => {
      // Of the background of this very extension.
      const { id, answer } = message as Answered;
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
      for (const { reject } of waiting.values()) reject(new Error('the background is gone'));
      waiting.clear();
    });
    return opened;
  }

  return (message) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      try {
        port ??= connect();
        port.postMessage({ id: lastId, message } satisfies Asked);
      } catch (cause) {
        waiting.delete(lastId);
        port = undefined;
        reject(cause);
      }
    });
}

/**
 * Answers what comes over lines as `onMessage` answers single messages; only contexts of this very extension
 * are heard.
 */
export function onLine(
  serve: (message: unknown, source: MessageSource) => Promise<unknown> | undefined,
): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== lineName || port.sender?.id !== browser.runtime.id) return;
    const source = sourceOf(port.sender);
    const answerTo = (id: number) => (answer: unknown) => {
      try {
        port.postMessage({ id, answer } satisfies Answered);
      } catch (thrown) {
        // The page went away meanwhile.
        noteFault('line.answer', thrown, isNobodyThere);
      }
    };
    port.onMessage.addListener((asked: unknown) => {
      const { id, message } = asked as Asked;
      const answer = answerTo(id);
      const answering = serve(message, source);
      if (answering === undefined) answer(undefined);
      else answering.catch(noted('line.answer', undefined)).then(answer);
    });
  });
}
