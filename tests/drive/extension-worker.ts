import { type Cdp, evaluateIn } from './cdp.ts';
import { until } from './until.ts';

export type TargetInfo = { targetId: string; type: string; url: string };

/** The extension's service worker, found anew for every call, because it dies and is reborn. */
export type ExtensionWorker = {
  /** Runs a script in the worker and returns its value, waking the worker first if it sleeps. */
  evaluate<T>(expression: string): Promise<T>;
  /** Stops the worker as the browser does when it idles; the next event starts a new one. */
  kill(): Promise<void>;
  start(): Promise<void>;
  isRunning(): Promise<boolean>;
};

/** By which a worker is told from the one that comes after it. */
const MARK = 'plaintToBeStopped';

/** The target shows before the extension's APIs and its first turn are there. */
const IS_READY = "typeof chrome === 'object' && registration.active !== null";

export function extensionWorker(cdp: Cdp, extensionId: string): ExtensionWorker {
  const find = async () =>
    (await listTargets(cdp)).find(
      ({ type, url }) =>
        type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`),
    );
  const start = async () => {
    await inServiceWorkerDomain(cdp, (send) =>
      send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${extensionId}/` }),
    );
    await until('the worker to start', find);
  };
  return {
    async evaluate<T>(expression: string) {
      if ((await find()) === undefined) await start();
      const target = await until('the worker', async () => {
        const found = await find();
        if (found === undefined) return undefined;
        return (await evaluateIn<boolean>(cdp, found.targetId, IS_READY)) && found;
      });
      return evaluateIn<T>(cdp, target.targetId, expression);
    },
    async kill() {
      const running = await find();
      if (running === undefined) return;
      await evaluateIn(cdp, running.targetId, `globalThis.${MARK} = true, null`);
      await inServiceWorkerDomain(cdp, (send) => send('ServiceWorker.stopAllWorkers'));
      // Whoever needs it may have started it again by now: then it is another one, without the mark.
      await until('the worker to stop', async () => {
        const found = await find();
        if (found === undefined) return true;
        return !(await evaluateIn<boolean>(cdp, found.targetId, `globalThis.${MARK} === true`));
      });
    },
    start,
    isRunning: async () => (await find()) !== undefined,
  };
}

/**
 * Every target, tabs included: a tab is the frame around a page, and what an extension's button is clicked
 * on.
 */
export async function listTargets(cdp: Cdp): Promise<TargetInfo[]> {
  const { targetInfos } = await cdp.send<{ targetInfos: TargetInfo[] }>('Target.getTargets', {
    filter: [{ type: 'tab' }, {}],
  });
  return targetInfos;
}

/** The protocol offers the workers' domain on pages only; any page will do. */
async function inServiceWorkerDomain(
  cdp: Cdp,
  act: (send: (method: string, params?: Record<string, unknown>) => Promise<unknown>) => unknown,
): Promise<void> {
  const page = await until('a page', async () =>
    (await listTargets(cdp)).find(({ type }) => type === 'page'),
  );
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: page.targetId,
    flatten: true,
  });
  try {
    await cdp.send('ServiceWorker.enable', {}, sessionId);
    await act((method, params = {}) => cdp.send(method, params, sessionId));
  } finally {
    await cdp.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}
