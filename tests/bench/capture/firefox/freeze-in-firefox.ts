import {
  defaultFreezeRequest,
  type FrozenFrame,
} from '../../../../utils/capture/snapshot/frozen.ts';
import { bundleEngine, unwire, type WireFrame } from '../inject.ts';
import type { FirefoxTab } from './firefox-tabs.ts';

const sandbox = 'plaint';

/** Freezes every frame of a tab in a sandbox, as a content script would. */
export async function freeze(
  tab: FirefoxTab,
): Promise<{ frames: FrozenFrame[]; durationMs: number }> {
  const code = await bundleEngine();
  const request = JSON.stringify({ ...defaultFreezeRequest, includeFormValues: true });
  const contexts = await tab.frames();
  const answering: string[] = [];
  for (const context of contexts) {
    const where = { context, sandbox };
    await tab.evaluate(`(() => { ${code}; return null; })()`, where).then(
      () => answering.push(context),
      () => undefined,
    );
  }
  await Promise.all(
    answering.map((context) =>
      tab.evaluate(`plaintFreeze(${request}, []).then(() => null)`, { context, sandbox }),
    ),
  );
  await tab.evaluate('(window.plaintWatch && (plaintWatch.frozen = plaintWatch.stalled), null)');
  const frames: FrozenFrame[] = [];
  for (const context of answering) {
    const wire = await tab.evaluate<string>('plaintTake()', { context, sandbox });
    if (wire !== 'null') frames.push(unwire(JSON.parse(wire) as WireFrame));
  }
  return { frames, durationMs: Math.max(...frames.map((frame) => frame.account.durationMs)) };
}
