import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type CheckedReport, checkStoredReport } from './check-stored-report.ts';
import type { ChromiumDrive } from './chromium.ts';
import { type DeskScene, openDesk } from './desk-scene.ts';
import { driveCase } from './drive-case.ts';
import {
  fillReport,
  readDeliverySentence,
  retryDelivery,
  sendReport,
  waitForCapture,
  waitForReceipt,
  waitForState,
} from './report-form.ts';
import { sampleWithStrip } from './sample-strip.ts';
import { openScene, type Scene } from './scene.ts';
import { selectPassage } from './select-passage.ts';
import type { StartRequest } from './start-request.ts';

/** A sentence of the sample discussion that insults somebody. */
const SAMPLE_PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';

const DESK_WINDOW = { headless: true };

/**
 * Drives one report through the built extension in a real browser and its case through the desk, says each
 * step, and ends with one line of JSON: `{reportId, receipt, evidence, verified, case: {steps, reply,
 * proved}}`. The exit code is 0 when everything was verified and proved.
 */
export async function startWithoutDisplay(request: StartRequest): Promise<number> {
  const out = resolve(request.out);
  await mkdir(out, { recursive: true });
  const scene = await openScene({
    pages: await sampleWithStrip(),
    endpointFolder: join(out, 'endpoint'),
    signal: request.signal,
  });
  let desk: DeskScene | undefined;
  const close = async () => {
    await desk?.close();
    await scene.close();
  };
  const abort = () => void close().then(() => process.exit(130));
  request.signal.addEventListener('abort', abort, { once: true });
  try {
    say(`An endpoint is running at ${scene.endpoint.url}; its files are in ${out}/endpoint.`);
    say('A browser is running with the extension, connected to that endpoint, its key pinned.');
    const reportId = await report(scene, request);
    const checked = await checkStoredReport(scene.endpoint, reportId);
    for (const { says, holds } of checked.checks)
      say(`${holds ? 'Checked' : 'NOT TRUE'}: ${says}.`);
    const evidence = await saveResults(out, reportId, checked);
    desk = await openDesk(scene.endpoint, [DESK_WINDOW, DESK_WINDOW]);
    const { reviewer, disposer } = desk;
    say(
      `The desk is served at ${desk.url}; handlers ${reviewer.handler} and ${disposer.handler} joined it by invitations, each in a browser of their own.`,
    );
    const driven = await driveCase(scene, desk, reportId, say);
    const { receipt, verified } = checked;
    console.log(JSON.stringify({ reportId, receipt, evidence, verified, case: driven }));
    return verified && driven.proved ? 0 : 1;
  } finally {
    request.signal.removeEventListener('abort', abort);
    await close();
  }
}

/** From the click to the receipt, with the endpoint away in between. Returns the report's number. */
async function report(scene: Scene, { url, select }: StartRequest): Promise<string> {
  const { chromium, endpoint, pages } = scene;
  const passage = select ?? (url === undefined ? SAMPLE_PASSAGE : undefined);
  const page = await chromium.openPage(url ?? pages.at('/'));
  say(`Opened ${page.url()} (“${await page.title()}”).`);
  const popup = await click(chromium, page, passage);
  await waitForCapture(popup);
  say('The popup opened by itself; what the page showed is captured, hashed and stored.');
  await fillReport(popup, {
    category: 'insult',
    affected: 'self',
    answers: { quote: passage ?? (await page.title()) },
    contact: 'reporter@example.org',
  });
  say('Filled the form: an insult, of the reporter, who can be reached at an example address.');
  await endpoint.kill();
  say('Took the endpoint down, on purpose.');
  await sendReport(popup);
  await waitForState(popup, 'waiting');
  say(`Pressed Send. The popup says: “${await readDeliverySentence(popup)}”`);
  await endpoint.restart();
  await retryDelivery(popup);
  say('Brought the endpoint back and pressed “Try now”.');
  const reportId = await waitForReceipt(popup);
  say(
    `Received: the report is number ${reportId}, and its receipt was verified before that was shown.`,
  );
  return reportId;
}

async function click(
  chromium: ChromiumDrive,
  page: Page,
  passage: string | undefined,
): Promise<Page> {
  if (passage === undefined) {
    await chromium.clickMenu(page, 'report-page');
    say('Right-clicked the page and chose “Report this page…”.');
  } else {
    await selectPassage(page, passage);
    await chromium.clickMenu(page, 'report-selection', { selectionText: passage });
    say(`Selected “${passage}”, right-clicked it and chose “Report this text…”.`);
  }
  return chromium.popup();
}

type SavedEvidence = { file: string; sha256: string; sizeBytes: number };

/** Keeps the evidence as the desk opens it, and the receipt. The hashes are of the files written. */
async function saveResults(
  out: string,
  reportId: string,
  { evidence, receipt }: CheckedReport,
): Promise<SavedEvidence[]> {
  await writeFile(join(out, `${reportId}.receipt.jws`), receipt);
  const saved: SavedEvidence[] = [];
  for (const [index, { artefact, content, contentSha256 }] of evidence.entries()) {
    const name = artefact === undefined ? `${reportId}.wacz` : `${reportId}.${index}`;
    const file = join(out, name);
    await writeFile(file, content.stream());
    saved.push({ file, sha256: contentSha256, sizeBytes: content.size });
  }
  return saved;
}

function say(sentence: string): void {
  console.log(`· ${sentence}`);
}
