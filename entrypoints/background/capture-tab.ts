import type { CaptureHint } from '../../utils/messaging/contract.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { addCapture } from '../../utils/storage/captures.ts';
import { loadEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import type { BackgroundContext } from './background-context.ts';
import { capturePage } from './capture-page.ts';

export async function endpointClock(db: PlaintDb) {
  const origin = await loadSetting(db, 'endpoint');
  return origin === '' ? undefined : (await loadEndpoint(db, origin))?.clock;
}

/** Captures a tab that no draft is about and stores it. Throws as `capturePage` does. */
export async function captureAlone(
  context: BackgroundContext,
  tab: { readonly id: number; readonly windowId: number; readonly isInFront: boolean },
  kind: CaptureHint['kind'],
): Promise<CaptureRecord> {
  const { record, blobs } = await capturePage(
    {
      id: crypto.randomUUID(),
      tabId: tab.id,
      windowId: tab.windowId,
      isInFront: tab.isInFront,
      hint: { kind, frameId: 0 },
      endpointClock: await endpointClock(context.db),
    },
    context.sessions,
    context.checks,
  );
  await addCapture(context.db, record, blobs, Date.now());
  return record;
}
