import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import type { SealingKey } from '../../../utils/protocol/primitives.ts';
import { startEndpoint } from '../../drive/endpoint.ts';
import { requireBrowser } from '../../drive/find-browser.ts';
import { sealForEndpoint } from '../../faults/real-sealing.ts';
import { judge } from './judge.ts';
import type { DrainFigures } from './page/measure-drain.ts';
import type { EnqueueFigures } from './page/measure-enqueue.ts';

/**
 * `node tests/bench/outbox/in-browser.ts [reports]`: the outbox over Chromium's own IndexedDB and network,
 * beside the least that could do the same. Ratios, from one run.
 */
const count = Number(process.argv[2] ?? 1_000);
const sizeBytes = 200_000;

const endpoint = await startEndpoint();
const script = await bundlePage();
const descriptor = await fetch(`${endpoint.url}/.well-known/plaint`).then((answer) =>
  answer.json(),
);
const { deskKey } = descriptor.descriptor as { deskKey: SealingKey };

const server = createServer((incoming, outgoing) => {
  answer(incoming.url ?? '/', outgoing).catch(() => outgoing.destroy());
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

async function answer(path: string, outgoing: ServerResponse): Promise<void> {
  const sample = /^\/samples\/(\d+)\.(json|bin)$/.exec(path);
  if (sample?.[1] !== undefined) {
    const { json, bytes } = await sampleAt(sample[1]);
    outgoing.end(sample[2] === 'json' ? json : bytes);
  } else if (path === '/bench.js') {
    outgoing.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  } else {
    outgoing.writeHead(200, { 'Content-Type': 'text/html' });
    outgoing.end('<!doctype html><script type="module" src="/bench.js"></script>');
  }
}

/** Made when first asked for; both halves of it are asked for at once. */
const making = new Map<string, Promise<{ json: string; bytes: Uint8Array }>>();
function sampleAt(index: string): Promise<{ json: string; bytes: Uint8Array }> {
  const known = making.get(index) ?? makeSample();
  making.set(index, known);
  return known;
}

async function makeSample() {
  const id = randomUUID();
  const sealed = await sealForEndpoint(id, deskKey, [sizeBytes]);
  const { evidence, ...rest } = sealed;
  const bytes = new Uint8Array((await evidence[0]?.blob.arrayBuffer()) ?? randomBytes(0));
  return { json: JSON.stringify({ id, sha256: await sha256Hex(bytes), sealed: rest }), bytes };
}

async function bundlePage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: {
        entry: new URL('page/bench.ts', import.meta.url).pathname,
        formats: ['es'],
        fileName: 'bench',
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const [chunk] = output.output;
    return chunk.code;
  }
  throw new Error('nothing was built');
}

// The page is not the endpoint's: what an extension's permission lifts, a flag lifts here.
const browser = await chromium.launch({
  executablePath: requireBrowser('chromium'),
  args: ['--no-sandbox', '--disable-web-security', '--enable-precise-memory-info'],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction('typeof measureDrain === "function"');
  const enqueue = await page.evaluate<EnqueueFigures>('measureEnqueue(200)');
  console.log(
    `enqueue p95 ${enqueue.enqueueP95Ms.toFixed(2)} ms, bare strict transaction ` +
      `${enqueue.bareP95Ms.toFixed(2)} ms: ${(enqueue.enqueueP95Ms / enqueue.bareP95Ms).toFixed(2)}×`,
  );
  judge('enqueue p95 ÷ bare', enqueue.enqueueP95Ms / enqueue.bareP95Ms, 2, 'at most');
  const expression = `measureDrain(${JSON.stringify(endpoint.url)}, ${count})`;
  const figures = await page.evaluate<DrainFigures>(expression);
  const perSecond = (ms: number) => ((count * 1000) / ms).toFixed(1);
  console.log(
    `drain of ${figures.delivered} reports of ${sizeBytes / 1000} kB: ` +
      `${perSecond(figures.drainMs)}/s, bare loop ${perSecond(figures.bareMs)}/s: ` +
      `${((figures.bareMs / figures.drainMs) * 100).toFixed(0)} %; ` +
      `heap +${(figures.peakHeapBytes / 1e6).toFixed(1)} MB`,
  );
  judge('drain ÷ bare loop', figures.bareMs / figures.drainMs, 0.7, 'at least');
  judge('heap over what it was, MB', figures.peakHeapBytes / 1e6, 50, 'at most');
} finally {
  await browser.close();
  server.close();
  await endpoint.close();
}
