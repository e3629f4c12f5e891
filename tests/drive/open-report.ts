import type { Page } from 'playwright-core';
import type { MenuInfo } from './chromium.ts';
import {
  type Entries,
  fillReport,
  sendReport,
  waitForCapture,
  waitForReceipt,
} from './report-form.ts';
import type { Scene } from './scene.ts';
import { selectPassage } from './select-passage.ts';
import { openStoredReport, readStoredReports } from './stored-report.ts';

/** The simplest complete report: an insult of the reporter, who stays anonymous. */
export const INSULT: Entries = { category: 'insult', affected: 'self' };

/** A click on a menu entry, and the popup that follows, with the capture in it. */
export async function openReportForm(
  { chromium }: Pick<Scene, 'chromium'>,
  page: Page,
  menuItemId: string,
  info: MenuInfo = {},
): Promise<Page> {
  await chromium.clickMenu(page, menuItemId, info);
  const popup = await chromium.popup();
  await waitForCapture(popup);
  return popup;
}

/** Selects a passage, reports it, and stops before Send. */
export async function prepareReport(
  scene: Pick<Scene, 'chromium'>,
  page: Page,
  passage: string,
  entries: Entries = INSULT,
): Promise<Page> {
  await selectPassage(page, passage);
  const popup = await openReportForm(scene, page, 'report-selection', { selectionText: passage });
  await fillReport(popup, entries);
  return popup;
}

/** Sends what the popup holds, waits for the receipt, and opens what arrived as the desk would. */
export async function sendAndOpen({ endpoint }: Pick<Scene, 'endpoint'>, popup: Page) {
  await sendReport(popup);
  const id = await waitForReceipt(popup);
  await popup.close();
  const stored = readStoredReports(endpoint).filter((report) => report.id === id);
  const [report] = stored;
  if (report === undefined || stored.length > 1)
    throw new Error(`the endpoint holds ${stored.length} reports ${id}`);
  return { ...report, ...(await openStoredReport(endpoint, report)) };
}
