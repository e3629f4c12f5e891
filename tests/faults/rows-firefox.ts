import { until } from '../drive/until.ts';
import type { FirefoxStage } from './firefox-stage.ts';

export interface FirefoxRow {
  readonly name: string;
  readonly isQuick: boolean;
  run(stage: FirefoxStage): Promise<void>;
}

/** What happens while the first chunk's answer is on its way back; that answer is lost. */
function duringUpload(
  name: string,
  happen: (stage: FirefoxStage) => Promise<unknown>,
  isQuick = false,
): FirefoxRow {
  return {
    name: `Firefox: ${name}`,
    isQuick,
    async run(stage) {
      let hasHappened = false;
      let isMet = false;
      stage.gate.aftermath = async (incoming) => {
        if (isMet || incoming.method !== 'PATCH') return 'pass';
        isMet = true;
        await happen(stage);
        hasHappened = true;
        return 'break';
      };
      await stage.send().catch(() => undefined);
      await until('what happens in between', () => hasHappened);
      await stage.expectOnce();
    },
  };
}

/** Death, restart, cut and update: what Firefox does in its own way. */
export const firefoxRows: readonly FirefoxRow[] = [
  duringUpload(
    'background ended in the middle of the upload',
    ({ firefox }) => firefox.extension.terminateBackground(),
    true,
  ),
  duringUpload('extension updated in the middle of the upload', ({ firefox }) =>
    firefox.update(`1.0.${Math.trunc(Date.now() / 1000) % 60_000}`),
  ),
  duringUpload(
    'browser killed in the middle of the upload, and started again',
    async ({ firefox }) => {
      await firefox.kill();
      await firefox.relaunch();
    },
  ),
  {
    name: 'Firefox: 50 % of connections cut at random bytes',
    isQuick: false,
    async run(stage) {
      stage.proxy.cutAll();
      stage.proxy.loss = 0.5;
      await stage.send();
      await stage.expectOnce(120_000);
    },
  },
];
