import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { openReportForm, sendAndOpen } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { goToStep } from '../drive/report-form.ts';
import { startScriptedEndpoint } from '../faults/scripted-endpoint.ts';
import { ownStandard } from '../fixtures/own-standard.ts';

const body = '<!doctype html><html lang="en"><title>Fernside</title><p>Hoot.</p></html>';
const file = join(tmpdir(), `plaint-standard-${process.pid}.json`);

let endpoint: EndpointDrive;
let pages: PageServer;
let chromium: ChromiumDrive;

beforeAll(async () => {
  await writeFile(file, JSON.stringify(ownStandard('1.0.0')));
  endpoint = await startEndpoint({ env: { PLAINT_STANDARD: file } });
  pages = await servePages({ pages: { '/': { body } } });
  chromium = await launchChromium({
    extensionDir: BUILDS.chromium,
    grantOrigins: ['http://127.0.0.1/*'],
  });
});

afterAll(async () => {
  await chromium?.close();
  await pages?.close();
  await endpoint?.close();
});

/** Enters the address in the settings and gives what they then say. */
async function connect(url: string, version: string): Promise<string> {
  const options = await chromium.openExtensionPage('options.html');
  const change = options.getByRole('button', { name: 'Use another' });
  const address = options.locator('[name=endpoint-address]');
  await change.or(address).waitFor();
  if (await change.isVisible()) await change.click();
  await address.fill(url);
  await options.locator('form:has([name=endpoint-address]) button[type=submit]').click();
  // The form goes once the endpoint is connected and its standard was followed.
  await change.waitFor();
  await options.reload();
  await options.getByText(`· ${version}`).waitFor();
  const said = (await options.locator('main section').first().textContent()) ?? '';
  await options.close();
  return said;
}

it('an endpoint’s own standard is the form’s, the worker’s and the server’s', async () => {
  expect(await connect(endpoint.url, '1.0.0')).toContain('Rules of Fernside · 1.0.0');
  const page = await chromium.openPage(pages.at('/'));
  const popup = await openReportForm({ chromium }, page, 'report-page');
  await popup.locator('select[name=category]').selectOption('fernside-night-noise');
  await popup.getByRole('radio', { name: 'Me', exact: true }).check();
  await popup
    .locator('footer')
    .getByText(/Still needed: .*At what hour/)
    .waitFor();
  await popup.locator('[name=fernside-hour]').fill('At three.');
  await goToStep(popup, 2);
  await popup.locator('input[type=checkbox]').first().check();
  await goToStep(popup, 3);
  const { body: opened, envelope } = await sendAndOpen({ endpoint }, popup);
  expect(envelope.manifest.header).toMatchObject({
    standard: { id: 'fernside', version: '1.0.0' },
    category: 'fernside-night-noise',
  });
  expect(opened.answers['fernside-hour']).toBe('At three.');
  await page.close();
});

it('a standard that does not hold together is not taken, and the settings and the form say so', async () => {
  const other = await startScriptedEndpoint();
  const own = JSON.stringify(ownStandard('1.0.0'));
  let served = own;
  other.fault = ({ url }, outgoing) => {
    if (url?.startsWith('/v1/standards/') !== true) return false;
    outgoing.writeHead(200).end(served);
    return true;
  };
  const publish = async (json: string, version: string, issuedAt: string) => {
    served = json;
    const sha256 = await sha256Hex(utf8(json));
    const standard = { id: 'fernside', version, sha256 };
    other.descriptor = await other.signDescriptor({ standard, issuedAt });
  };
  try {
    await publish(own, '1.0.0', '2026-01-02T00:00:00.000Z');
    expect(await connect(other.origin, '1.0.0')).not.toContain('do not hold together');
    await publish(own.replace('"lanes":', '"paths":'), '1.1.0', '2026-01-03T00:00:00.000Z');
    expect(await connect(other.origin, '1.0.0')).toContain('do not hold together');

    const page = await chromium.openPage(pages.at('/'));
    const popup = await openReportForm({ chromium }, page, 'report-page');
    await popup.locator('select[name=category]').selectOption('fernside-night-noise');
    await goToStep(popup, 3);
    await popup.getByText('The last good ones stay in use').waitFor();
    await popup.close();
    await page.close();
  } finally {
    await other.close();
  }
});
