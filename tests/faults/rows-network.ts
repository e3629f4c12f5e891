import { sendReport } from '../drive/report-form.ts';
import type { FaultRow } from './fault-row.ts';
import { openSecureStage, type SecureStage } from './secure-stage.ts';

async function onSecureStage(work: (stage: SecureStage) => Promise<void>): Promise<void> {
  const stage = await openSecureStage(3);
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

/** Each of them on a stage of its own, as the endpoint needs a name and a certificate. */
export const networkRows: readonly FaultRow[] = [
  {
    name: 'TLS error: another certificate than the one that is trusted',
    isQuick: false,
    run: () =>
      onSecureStage(async (stage) => {
        const popup = await stage.prepare();
        stage.present('foreign');
        await sendReport(popup);
        await popup.close();
        await stage.awaitState('waiting');
        stage.present('trusted');
        await stage.press('outbox.retry');
        await stage.expectOnce();
      }),
  },
  {
    name: 'DNS failure: the endpoint’s name is not found',
    isQuick: false,
    run: () =>
      onSecureStage(async (stage) => {
        const popup = await stage.prepare();
        await stage.chromium.setOffline(true);
        await sendReport(popup);
        await popup.close();
        await stage.chromium.setOffline(false);
        await stage.restart('lost');
        await stage.awaitState('waiting');
        await stage.press('outbox.retry');
        await stage.awaitState('waiting');
        await stage.restart('found');
        await stage.expectOnce();
      }),
  },
];
