import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { launchFirefox } from '../drive/firefox.ts';
import { connectFirefox, reportInFirefox } from '../drive/firefox-form.ts';
import { INSULT, prepareReport } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { connectToEndpoint, sendReport, waitForReceipt } from '../drive/report-form.ts';
import { ENDPOINT_PATTERN, SAMPLE_FOLDER } from '../drive/scene.ts';
import { type FaultyGate, openFaultyGate } from '../faults/faulty-gate.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

let pages: PageServer;
let endpoint: EndpointDrive;
let gate: FaultyGate;
let seen: Seen[] = [];

beforeAll(async () => {
  pages = await servePages({ folder: SAMPLE_FOLDER });
  endpoint = await startEndpoint();
  gate = await openFaultyGate(endpoint.url);
  gate.fault = ({ method = '', url = '', headers }, outgoing) => {
    if (url === '/visit') {
      outgoing.writeHead(200, { 'Set-Cookie': 'visitor=7; Path=/', 'Content-Type': 'text/html' });
      outgoing.end('<!doctype html><title>Visited</title>');
      return true;
    }
    // A browser may look for an icon of the page above, as of any page.
    if (url !== '/favicon.ico') seen.push({ method, url, headers });
    return false;
  };
});

afterAll(async () => {
  await gate?.close();
  await endpoint?.close();
  await pages?.close();
});

const addresses = [
  /^GET \/\.well-known\/plaint$/,
  /^(HEAD|PATCH) \/v1\/evidence\/sha-256\/[0-9a-f]{64}$/,
  /^(GET|PUT) \/v1\/reports\/[0-9a-f-]{36}$/,
  /^GET \/v1\/ledger\/(checkpoint|consistency\?from=\d+&to=\d+)$/,
];

/** From pairing to the receipt, after the reader visited the endpoint's site and got a cookie there. */
function expectNothingTells(requests: readonly Seen[]): void {
  expect(requests.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['GET', 'PATCH', 'PUT']),
  );
  for (const { method, url, headers } of requests) {
    const at = `${method} ${url}`;
    expect(
      addresses.some((address) => address.test(at)),
      at,
    ).toBe(true);
    expect(headers.cookie, at).toBeUndefined();
    expect(headers.referer, at).toBeUndefined();
    expect(headers['accept-language'], at).toBe('*');
  }
}

it('Chromium tells the endpoint neither cookies, nor a referrer, nor the reader’s languages', async () => {
  const chromium = await launchChromium({
    extensionDir: BUILDS.chromium,
    grantOrigins: [ENDPOINT_PATTERN],
    lang: 'zh-TW',
  });
  try {
    seen = [];
    await chromium.openPage(`${gate.origin}/visit`);
    await connectToEndpoint(chromium, gate.origin);
    const page = await chromium.openPage(pages.at('/'));
    const popup = await prepareReport({ chromium }, page, '脑子进水的东西，就该从灯笼巷滚出去。');
    await sendReport(popup);
    await waitForReceipt(popup);
    expectNothingTells(seen);
  } finally {
    await chromium.close();
  }
});

it('Firefox tells no more, and no request, from pairing on, names the installation', async () => {
  const firefox = await launchFirefox({
    extensionDir: BUILDS.firefox,
    grantOrigins: [ENDPOINT_PATTERN],
  });
  try {
    seen = [];
    await firefox.openPage(`${gate.origin}/visit`);
    await connectFirefox(firefox, gate.origin);
    await firefox.openPage(pages.at('/'));
    await firefox.extension.clickToolbar();
    await reportInFirefox(firefox, { ...INSULT, answers: { quote: '这个废物除了画图还会什么？' } });
    expectNothingTells(seen);
    const installation = new URL(firefox.baseUrl).host;
    for (const { method, url, headers } of seen) {
      expect(headers.origin, `${method} ${url}`).toBeUndefined();
      expect(JSON.stringify(headers)).not.toContain(installation);
    }
  } finally {
    await firefox.close();
  }
});
