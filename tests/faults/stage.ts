import type { Page } from 'playwright-core';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, type ChromiumOptions, launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { prepareReport } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { connectToEndpoint } from '../drive/report-form.ts';
import { ENDPOINT_PATTERN, SAMPLE_FOLDER } from '../drive/scene.ts';
import { openStoredReport, readStoredReports } from '../drive/stored-report.ts';
import { until } from '../drive/until.ts';
import { type FaultyGate, openFaultyGate } from './faulty-gate.ts';
import { type CuttingProxy, startCuttingProxy } from './proxy.ts';
import { seededRandom } from './seeded-random.ts';

const passage = '脑子进水的东西，就该从灯笼巷滚出去。';

/** A button by its word. */
export type WayOn = 'outbox.retry' | 'outbox.sendAgain';

/** The built extension in a real browser, and the way from there to a real endpoint with every trap on it. */
export interface Stage {
  readonly chromium: ChromiumDrive;
  readonly endpoint: EndpointDrive;
  readonly gate: FaultyGate;
  readonly proxy: CuttingProxy;
  /** A complete report that is not yet sent. */
  prepare(): Promise<Page>;
  /** Waits for the newest report to stand so in the outbox; opening it wakes the delivery. */
  awaitState(state: string, timeoutMs?: number): Promise<void>;
  /** Presses a button of the newest report. */
  press(button: WayOn): Promise<void>;
  /** Waits for the receipt, and checks that the endpoint holds this report once, every digest equal. */
  expectOnce(timeoutMs?: number): Promise<void>;
  /** Lets everything through again and closes every page. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** An endpoint that other stages use too; it is theirs to close. */
  readonly endpoint?: EndpointDrive;
  readonly chromium?: Partial<ChromiumOptions>;
  /** The address by which the browser knows the way; the proxy's own unless something stands before it. */
  readonly addressOf?: (proxy: CuttingProxy) => string;
}

export async function openStage(seed: number, options: StageOptions = {}): Promise<Stage> {
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
    const endpoint = options.endpoint ?? (await own(startEndpoint()));
    const gate = await own(openFaultyGate(endpoint.url));
    const random = seededRandom(seed);
    const proxy = await own(
      startCuttingProxy(gate.origin, { loss: 0, cutWithinBytes: 60_000, random }),
    );
    const chromium = await own(
      launchChromium({
        extensionDir: BUILDS.chromium,
        grantOrigins: [ENDPOINT_PATTERN],
        ...options.chromium,
      }),
    );
    await connectToEndpoint(chromium, options.addressOf?.(proxy) ?? proxy.origin);
    return setStage({ pages, endpoint, gate, proxy, chromium }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function setStage(
  parts: Pick<Stage, 'endpoint' | 'gate' | 'proxy' | 'chromium'> & { pages: PageServer },
  close: () => Promise<void>,
): Stage {
  const { chromium, endpoint, gate, proxy, pages } = parts;
  const newest = (outbox: Page) => outbox.locator('article[data-state]').first();

  async function inOutbox<Value>(work: (outbox: Page) => Promise<Value>): Promise<Value> {
    const outbox = await chromium.openExtensionPage('outbox.html');
    try {
      return await work(outbox);
    } finally {
      await outbox.close();
    }
  }

  async function awaitIn(outbox: Page, state: string, timeoutMs: number): Promise<void> {
    let last: string | null = null;
    await until(
      `${state} in the outbox`,
      async () => {
        last = await newest(outbox).getAttribute('data-state');
        return last === state;
      },
      timeoutMs,
    ).catch((error) => {
      throw new Error(`${error instanceof Error ? error.message : error}; it stands at ${last}`);
    });
  }

  return {
    ...{ chromium, endpoint, gate, proxy, close },
    async prepare() {
      return prepareReport({ chromium }, await chromium.openPage(pages.at('/')), passage);
    },
    awaitState: (state, timeoutMs = 30_000) =>
      inOutbox((outbox) => awaitIn(outbox, state, timeoutMs)),
    press: (button) =>
      inOutbox(async (outbox) => {
        const stateNow = () => newest(outbox).getAttribute('data-state');
        const before = await stateNow();
        // It may have gone out by itself in this very moment.
        if (before === 'received') return;
        const pressed = newest(outbox).getByRole('button', { name: outboxEn[button], exact: true });
        const hasBegun = async () => (await stateNow()) !== before;
        // The page is closed next: by then what the button does must have begun.
        await until(`what the button ${button} does`, async () => {
          if (await hasBegun()) return true;
          await pressed.click({ timeout: 1_000 }).catch(() => undefined);
          return until('its effect', hasBegun, 3_000).then(
            () => true,
            () => false,
          );
        });
      }),
    expectOnce: (timeoutMs = 60_000) =>
      inOutbox(async (outbox) => {
        await awaitIn(outbox, 'received', timeoutMs);
        const id = (await newest(outbox).locator('code').textContent()) ?? '';
        await checkStored(endpoint, id);
      }),
    async calm() {
      gate.calm();
      proxy.loss = 0;
      await chromium.setOffline(false);
      await chromium.closePages();
    },
  };
}

export async function checkStored(endpoint: EndpointDrive, id: string): Promise<void> {
  const all = readStoredReports(endpoint);
  const stored = all.filter((report) => report.id === id);
  const [report] = stored;
  if (report === undefined || stored.length !== 1 || report.ledgerEntries !== 1) {
    const others = all.map((other) => other.id).join(' ');
    throw new Error(`the endpoint holds ${stored.length} of ${id}; in all: ${others}`);
  }
  const { evidence } = await openStoredReport(endpoint, report);
  for (const piece of evidence) {
    const isEqual =
      piece.storedSha256 === piece.sealedSha256 && piece.contentSha256 === piece.promisedSha256;
    if (!isEqual) throw new Error(`${id}: a digest differs`);
  }
}
