import type { CaptureHint } from '../../messaging/contract.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { addCapture } from '../../storage/captures.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import type { BackgroundContext } from '../background-context.ts';
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
