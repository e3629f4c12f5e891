import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bidi, connectBidi } from '../../../drive/bidi.ts';
import { startFirefox } from '../../../drive/firefox-process.ts';
import { viewport } from '../browser.ts';

interface RemoteValue {
  readonly type: string;
  readonly value?: unknown;
}

interface Answer {
  readonly type: 'success' | 'exception';
  readonly result?: RemoteValue;
  readonly exceptionDetails?: { readonly text: string };
}

interface Tree {
  readonly context: string;
  readonly children?: readonly Tree[] | null;
}

/** A tab of Firefox over WebDriver BiDi, with no extension in it. */
export interface FirefoxTab {
  /** The JSON value of an expression, awaited, in a frame and in the page's own world or in a sandbox. */
  evaluate<Value>(
    expression: string,
    where?: { context?: string; sandbox?: string },
  ): Promise<Value>;
  /** The frame that a frame element shows. */
  frameOf(expression: string, context: string): Promise<string>;
  /** This tab's frames, the top one first. */
  frames(): Promise<string[]>;
  photograph(): Promise<Buffer>;
  /** Clicks at a point of the viewport; the pointer stays there. */
  click(x: number, y: number): Promise<void>;
  close(): Promise<void>;
  readonly context: string;
}

export interface FirefoxTabs {
  /** In a window of the usual size, if no other is given. */
  open(
    url: string,
    size?: { readonly width: number; readonly height: number },
  ): Promise<FirefoxTab>;
  close(): Promise<void>;
}

export async function launchFirefoxTabs(): Promise<FirefoxTabs> {
  const profileDir = await mkdtemp(join(tmpdir(), 'plaint-bench-firefox-'));
  const process = await startFirefox({
    profileDir,
    headless: true,
    preferences: { 'media.autoplay.default': 0, 'dom.disable_open_during_load': false },
  });
  const bidi = await connectBidi(process.address);
  return {
    open: (url, size = viewport) => openTab(bidi, url, size),
    async close() {
      bidi.close();
      await process.kill();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openTab(
  bidi: Bidi,
  url: string,
  size: { readonly width: number; readonly height: number },
): Promise<FirefoxTab> {
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  });
  await bidi.send('browsingContext.setViewport', {
    context,
    viewport: size,
    devicePixelRatio: 1,
  });
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  await bidi.send('browsingContext.activate', { context });
  const send = async (expression: string, target: object): Promise<RemoteValue> => {
    const { type, result, exceptionDetails } = await bidi.send<Answer>('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
    });
    if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'the script failed');
    return result ?? { type: 'undefined' };
  };
  return {
    context,
    async evaluate<Value>(
      expression: string,
      where: { context?: string; sandbox?: string } = {},
    ): Promise<Value> {
      const json = `(async () => JSON.stringify({ value: await (${expression}) }))()`;
      const { value } = await send(json, { context, ...where });
      return (JSON.parse(String(value)) as { value: Value }).value;
    },
    async frameOf(expression, parent) {
      const { value } = await send(expression, { context: parent });
      const found = value as { context?: string } | undefined;
      if (!found?.context) throw new Error('no frame there');
      return found.context;
    },
    async frames() {
      const { contexts } = await bidi.send<{ contexts: Tree[] }>('browsingContext.getTree', {
        root: context,
      });
      const all: string[] = [];
      const pending: Tree[] = [...contexts];
      for (let next = pending.shift(); next; next = pending.shift()) {
        all.push(next.context);
        pending.push(...(next.children ?? []));
      }
      return all;
    },
    async photograph() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return Buffer.from(data, 'base64');
    },
    async click(x, y) {
      const pointer = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const actions = [{ type: 'pointer', id: 'mouse', actions: pointer }];
      await bidi.send('input.performActions', { context, actions });
    },
    async close() {
      await bidi.send('browsingContext.close', { context });
    },
  };
}
