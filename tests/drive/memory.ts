import type { Page } from 'playwright-core';
import { type Cdp, type CdpEvent, connectCdp } from './cdp.ts';

/** Longer strings are cut in a snapshot by themselves, and what is searched for may stand behind the cut. */
export const memoryArgs = (port: number): readonly string[] => [
  `--remote-debugging-port=${port}`,
  '--js-flags=--heap-snapshot-string-limit=100000000',
];

/** What of some words is held by scripts. */
export type Held = {
  /** Those that stand in a string of the heap. */
  readonly strings: readonly string[];
  /** Those that stand, as UTF-8 or UTF-16, in bytes that some object or collection of the heap has. */
  readonly bytes: readonly string[];
  /**
   * How many objects there are that hold bytes, also of those that only a closure has, which are not read.
   */
  readonly arrays: number;
};

export type Memory = {
  /**
   * Of the page's own scripts, and of each worker of it by its script's name; after the garbage is collected.
   */
  search(page: Page, words: readonly string[]): Promise<Readonly<Record<string, Held>>>;
  /** Runs a script in the worker whose script has this name. */
  runIn(page: Page, worker: string, expression: string): Promise<void>;
  close(): void;
};

type Session = { readonly name: string; readonly sessionId: string };

/**
 * A browser that was launched with `memoryArgs`. Workers are no targets of the browser's, but of their
 * page's.
 */
export async function openMemory(port: number): Promise<Memory> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
  const { webSocketDebuggerUrl } = (await answer.json()) as { webSocketDebuggerUrl: string };
  const cdp = await connectCdp(webSocketDebuggerUrl);

  async function withSessions<Value>(
    page: Page,
    work: (sessions: readonly Session[]) => Promise<Value>,
  ): Promise<Value> {
    const own = await page.context().newCDPSession(page);
    const { targetInfo } = await own.send('Target.getTargetInfo');
    await own.detach();
    const { targetId } = targetInfo;
    const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const sessions: Session[] = [{ name: 'page', sessionId }];
    const stop = cdp.listen((event) => {
      const worker = workerOf(event, sessionId);
      if (worker !== undefined) sessions.push(worker);
    });
    try {
      const all = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
      await cdp.send('Target.setAutoAttach', all, sessionId);
      return await work(sessions);
    } finally {
      stop();
      await cdp.send('Target.detachFromTarget', { sessionId });
    }
  }

  return {
    search: (page, words) =>
      withSessions(page, async (sessions) => {
        const found: Record<string, Held> = {};
        for (const { name, sessionId } of sessions)
          found[name] = await searchHeap(cdp, sessionId, words);
        return found;
      }),
    runIn: (page, worker, expression) =>
      withSessions(page, async (sessions) => {
        const session = sessions.find(({ name }) => name === worker);
        if (session === undefined) throw new Error(`no worker ${worker}`);
        await cdp.send('Runtime.evaluate', { expression }, session.sessionId);
      }),
    close: () => cdp.close(),
  };
}

function workerOf({ method, params, sessionId }: CdpEvent, page: string): Session | undefined {
  if (method !== 'Target.attachedToTarget' || sessionId !== page) return undefined;
  const { targetInfo, sessionId: own } = params as unknown as {
    targetInfo: { type: string; url: string };
    sessionId: string;
  };
  if (targetInfo.type !== 'worker') return undefined;
  // Without what the build puts behind its name.
  const [name = ''] = (targetInfo.url.split('/').at(-1) ?? '').split(/-[\w-]{8}\./);
  return { name, sessionId: own };
}

type Snapshot = {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
};

async function takeSnapshot(cdp: Cdp, sessionId: string): Promise<Snapshot> {
  const chunks: string[] = [];
  const stop = cdp.listen(({ method, params, sessionId: from }) => {
    if (method === 'HeapProfiler.addHeapSnapshotChunk' && from === sessionId)
      chunks.push(String(params['chunk']));
  });
  try {
    await cdp.send('HeapProfiler.collectGarbage', {}, sessionId);
    await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false }, sessionId);
  } finally {
    stop();
  }
  return JSON.parse(chunks.join('')) as Snapshot;
}

async function searchHeap(cdp: Cdp, sessionId: string, words: readonly string[]): Promise<Held> {
  const snapshot = await takeSnapshot(cdp, sessionId);
  const { strings } = snapshot;
  return {
    strings: words.filter((word) => strings.some((text) => text.includes(word))),
    bytes: await searchBytes(cdp, sessionId, words),
    arrays: countArrays(snapshot),
  };
}

const encodings = ['utf8', 'utf16le'] as const;

/**
 * Strings are in a snapshot, and bytes are not; nor does the browser hand out arrays, but it does hand out
 * the objects that have them.
 */
async function searchBytes(cdp: Cdp, sessionId: string, words: readonly string[]) {
  const objectGroup = 'bytes';
  const send = <Answer>(method: string, params: Record<string, unknown>) =>
    cdp.send<Answer>(method, { ...params, objectGroup }, sessionId);
  const { result } = await send<{ result: { objectId: string } }>('Runtime.evaluate', {
    expression: 'Object.prototype',
  });
  const { objects } = await send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
  });
  // Numbers, so that what is sought is no string where it is sought.
  const sought = words.map((word) => encodings.map((each) => [...Buffer.from(word, each)]));
  const { result: found, exceptionDetails } = await send<{
    result: { value: readonly number[] };
    exceptionDetails?: unknown;
  }>('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: String(findPlaces),
    arguments: [{ value: sought }],
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
  await send('Runtime.releaseObjectGroup', {});
  return words.filter((_, place) => found.value.includes(place));
}

/**
 * Runs in the browser, over all objects: the places of those of `sought` that stand in bytes which one of
 * them has.
 */
function findPlaces(
  this: readonly object[],
  sought: readonly (readonly (readonly number[])[])[],
): number[] {
  const bytesOf = (value: unknown) => {
    if (ArrayBuffer.isView(value))
      return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
  };
  const valuesOf = (object: object): readonly unknown[] => {
    // No getter is asked: it could do anything.
    const own = Object.values(Object.getOwnPropertyDescriptors(object));
    const has = own.map((each) => each.value);
    if (object instanceof Map) return [...has, ...object.keys(), ...object.values()];
    return object instanceof Set ? [...has, ...object] : has;
  };
  const holds = (bytes: Uint8Array, [first = 0, ...rest]: readonly number[]) => {
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      const start = at + 1;
      if (rest.every((byte, index) => bytes[start + index] === byte)) return true;
    }
    return false;
  };
  const found = new Set<number>();
  for (const object of [globalThis, ...this])
    for (const value of valuesOf(object)) {
      const bytes = bytesOf(value);
      if (bytes === undefined) continue;
      for (const [place, forms] of sought.entries())
        if (forms.some((form) => holds(bytes, form))) found.add(place);
    }
  return [...found];
}

/** Whatever holds bytes; a short array has no buffer before somebody asks it for one. */
const byteKinds: ReadonlySet<string> = new Set([
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Uint8ClampedArray'],
  ...['Uint8Array', 'Uint16Array', 'Uint32Array', 'BigUint64Array', 'Float16Array'],
  ...['Int8Array', 'Int16Array', 'Int32Array', 'BigInt64Array', 'Float32Array', 'Float64Array'],
]);

/** Strings are in a snapshot, and bytes are not; nor does the browser hand out arrays by their number. */
function countArrays({ snapshot, nodes, strings }: Snapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type = 0, name = 0] = ['type', 'name'].map((field) => fields.indexOf(field));
  const object = types[0].indexOf('object');
  let count = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (nodes[at + type] === object && byteKinds.has(strings[nodes[at + name] ?? 0] ?? ''))
      count += 1;
  return count;
}
