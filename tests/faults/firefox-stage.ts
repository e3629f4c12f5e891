import { BUILDS } from '../drive/build-once.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { connectFirefox, sendInFirefox } from '../drive/firefox-form.ts';
import { INSULT } from '../drive/open-report.ts';
import { servePages } from '../drive/pages.ts';
import { ENDPOINT_PATTERN, SAMPLE_FOLDER } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { type FaultyGate, openFaultyGate } from './faulty-gate.ts';
import { type CuttingProxy, startCuttingProxy } from './proxy.ts';
import { seededRandom } from './seeded-random.ts';
import { checkStored } from './stage.ts';

/** The same stage with Firefox on it. */
export interface FirefoxStage {
  readonly firefox: FirefoxDrive;
  readonly endpoint: EndpointDrive;
  readonly gate: FaultyGate;
  readonly proxy: CuttingProxy;
  /** Reports the sample page; the report is handed over, and on its way, when this returns. */
  send(): Promise<void>;
  /**
   * Waits for the newest report's receipt, pressing “Try now” where it waits; then the endpoint must hold it
   * once.
   */
  expectOnce(timeoutMs?: number): Promise<void>;
  calm(): void;
  close(): Promise<void>;
}

export async function openFirefoxStage(seed: number): Promise<FirefoxStage> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const own = async <Value extends { close(): Promise<void> }>(opening: Promise<Value>) => {
    const opened = await opening;
    closers.push(() => opened.close());
    return opened;
  };
  try {
    const pages = await own(servePages({ folder: SAMPLE_FOLDER }));
    const endpoint = await own(startEndpoint());
    const gate = await own(openFaultyGate(endpoint.url));
    const random = seededRandom(seed);
    const proxy = await own(
      startCuttingProxy(gate.origin, { loss: 0, cutWithinBytes: 60_000, random }),
    );
    const firefox = await own(
      launchFirefox({ extensionDir: BUILDS.firefox, grantOrigins: [ENDPOINT_PATTERN] }),
    );
    await connectFirefox(firefox, proxy.origin);
    return {
      ...{ firefox, endpoint, gate, proxy, close },
      async send() {
        // A click on the button would close the popup of the report before.
        await firefox.extension.closePopup();
        await firefox.openPage(pages.at('/'));
        await firefox.extension.clickToolbar();
        await sendInFirefox(firefox, {
          ...INSULT,
          answers: { quote: '这个废物除了画图还会什么？' },
        });
      },
      async expectOnce(timeoutMs = 60_000) {
        const outbox = await firefox.openExtensionPage('outbox.html');
        const id = await until(
          'the receipt in the outbox',
          async () => {
            const { state, number } = await readNewest(outbox);
            if (state === 'received') return number;
            if (state === 'waiting') await retryNewest(outbox);
            return undefined;
          },
          timeoutMs,
        );
        await checkStored(endpoint, id);
      },
      calm() {
        gate.calm();
        proxy.loss = 0;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function readNewest(outbox: FirefoxPage): Promise<{ state: string; number: string }> {
  return outbox.run(`
    const newest = document.querySelector('article[data-state]');
    return {
      state: newest?.dataset.state ?? '',
      number: newest?.querySelector('code')?.textContent ?? '',
    };
  `);
}

/** The first button of a waiting report. */
function retryNewest(outbox: FirefoxPage): Promise<void> {
  return outbox.run("document.querySelector('article[data-state=waiting] button')?.click();");
}
