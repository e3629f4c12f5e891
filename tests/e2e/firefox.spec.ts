import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { checkStoredReport } from '../drive/check-stored-report.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { connectFirefox, reportInFirefox } from '../drive/firefox-form.ts';
import { INSULT } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { ENDPOINT_PATTERN, SAMPLE_FOLDER } from '../drive/scene.ts';
import { openStoredReport, readStoredReports } from '../drive/stored-report.ts';
import { until } from '../drive/until.ts';

let pages: PageServer;
let endpoint: EndpointDrive;
let firefox: FirefoxDrive;

beforeAll(async () => {
  pages = await servePages({ folder: SAMPLE_FOLDER });
  endpoint = await startEndpoint();
  firefox = await launchFirefox({
    extensionDir: BUILDS.firefox,
    grantOrigins: [ENDPOINT_PATTERN],
  });
  await connectFirefox(firefox, endpoint.url);
});

afterAll(async () => {
  await firefox?.close();
  await endpoint?.close();
  await pages?.close();
});

/** The body as the desk reads it, after all that can be checked of the report was found true. */
async function openChecked(id: string) {
  const { checks } = await checkStoredReport(endpoint, id);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  const stored = readStoredReports(endpoint).find((report) => report.id === id);
  if (stored === undefined) throw new Error(`no report ${id}`);
  return (await openStoredReport(endpoint, stored)).body;
}

it('in Firefox a click on the toolbar button captures the page, and the report is delivered once', async () => {
  await firefox.openPage(pages.at('/'));
  await firefox.extension.clickToolbar();
  const id = await reportInFirefox(firefox, {
    ...INSULT,
    contact: 'reporter@example.org',
    answers: { quote: '这个废物除了画图还会什么？' },
  });
  const body = await openChecked(id);
  expect(body.targets).toEqual([pages.at('/')]);
  expect(body.reporter.contact).toBe('reporter@example.org');
  const roles = body.evidence.artefacts.map(({ role }) => role);
  expect(roles).toContain('document');
  expect(roles).toContain('screenshot');
});

it('in Firefox a right-click on a post opens the popup with that post, and its report is delivered', async () => {
  const page = await firefox.openPage(pages.at('/'));
  await page.click('#p5 .words p', 2);
  await until('the menu', async () => {
    await firefox.extension.chooseMenuEntry('report-page');
    return true;
  });
  const body = await openChecked(await reportInFirefox(firefox, INSULT));
  expect(body.targets).toEqual([pages.at('/#p5')]);
  expect(body.answers['quote']).toContain('pocketed the whole lantern fund');
});
