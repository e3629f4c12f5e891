import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defined } from '../../utils/defined.ts';
import { BUILDS } from './build-once.ts';
import { type ChromiumDrive, type ChromiumOptions, launchChromium } from './chromium.ts';
import { type EndpointDrive, startEndpoint } from './endpoint.ts';
import { type Gate, openGate } from './gate.ts';
import { type PageServer, type PageServerOptions, servePages } from './pages.ts';
import { connectToEndpoint } from './report-form.ts';

export const SAMPLE_FOLDER = new URL('../fixtures/sample', import.meta.url).pathname;

/** Of the endpoint, wherever it listens on the loopback. The pages have another host. */
export const ENDPOINT_PATTERN = 'http://127.0.0.1/*';

/** Everything that one story needs: pages to report, an endpoint, and a browser that is connected to it. */
export type Scene = {
  pages: PageServer;
  endpoint: EndpointDrive;
  chromium: ChromiumDrive;
  close(): Promise<void>;
};

export type SceneOptions = {
  pages?: PageServerOptions;
  chromium?: Partial<ChromiumOptions>;
  /** Where the endpoint's files are kept; temporary when it is not given. */
  endpointFolder?: string;
  /** More of the endpoint's environment variables. */
  endpointEnv?: Record<string, string>;
  /** Ends the setting up; what was set up by then is closed again, and the promise rejects. */
  signal?: AbortSignal;
};

/**
 * Sets the scene with the extension as it was built. Closing it ends every process and removes what is
 * temporary.
 */
export function openScene(options: SceneOptions = {}): Promise<Scene> {
  return setScene(options, async (endpoint) => endpoint.url);
}

/** The same with a gate between the browser and the endpoint. */
export async function openGatedScene(
  options: SceneOptions = {},
): Promise<Scene & { readonly gate: Gate }> {
  const gates: Gate[] = [];
  const scene = await setScene(options, async (endpoint, closers) => {
    const gate = await openGate(endpoint.url);
    gates.push(gate);
    closers.push(gate.close);
    return gate.url;
  });
  const [gate] = gates;
  if (gate === undefined) throw new Error('no gate');
  return { ...scene, gate };
}

type Closers = (() => Promise<void>)[];

async function setScene(
  options: SceneOptions,
  addressOf: (endpoint: EndpointDrive, closers: Closers) => Promise<string>,
): Promise<Scene> {
  const temporary = await mkdtemp(join(tmpdir(), 'plaint-scene-'));
  const closers: Closers = [() => rm(temporary, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const pages = await servePages(options.pages ?? { folder: SAMPLE_FOLDER });
    closers.push(pages.close);
    options.signal?.throwIfAborted();
    const endpoint = await startEndpoint({
      folder: options.endpointFolder ?? join(temporary, 'endpoint'),
      ...defined({ env: options.endpointEnv }),
    });
    closers.push(endpoint.close);
    options.signal?.throwIfAborted();
    const address = await addressOf(endpoint, closers);
    const chromium = await launchChromium({
      extensionDir: BUILDS.chromium,
      grantOrigins: [ENDPOINT_PATTERN],
      ...options.chromium,
    });
    closers.push(chromium.close);
    await connectToEndpoint(chromium, address);
    options.signal?.throwIfAborted();
    return { pages, endpoint, chromium, close };
  } catch (error) {
    await close();
    throw error;
  }
}
