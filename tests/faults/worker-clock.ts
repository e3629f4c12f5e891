import type { Stage } from './stage.ts';

/** Sets the worker's clock off by so many milliseconds until it dies, or until it is set to 0. */
export async function setWorkerClock({ chromium }: Stage, offsetMs: number): Promise<void> {
  await chromium.worker.evaluate(
    `self.trueNow ??= Date.now.bind(Date), Date.now = () => self.trueNow() + ${offsetMs}, null`,
  );
}

/** What the browser does when the outbox's alarm is due. */
export async function ringAlarm({ chromium }: Stage): Promise<void> {
  await chromium.worker.evaluate("chrome.alarms.onAlarm.dispatch({ name: 'outbox' }), null");
}
