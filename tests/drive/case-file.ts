import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PASSPHRASE = 'a passphrase';

/** Saves an export of what the casebook's page shows, with “Export” open, into a folder; gives its bytes. */
export async function saveExport(page: Page, kind: string, folder: string): Promise<Buffer> {
  await page.locator('[name=export-kind]').selectOption(kind);
  if (kind === 'archive') await page.locator('[name=export-passphrase]').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Preview' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save/ }).click();
  const path = join(folder, `${kind}-${Date.now()}`);
  await (await download).saveAs(path);
  return readFile(path);
}

/** Chooses a case file in a casebook's page; it is taken in by `takeIn`. */
export async function chooseCaseFile(page: Page, file: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Take in a case file' }).click();
  const chosen = { name: 'case.plaint', mimeType: 'application/octet-stream', buffer: file };
  await page.getByLabel('Case file', { exact: true }).setInputFiles(chosen);
}

export async function takeIn(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.locator('[name=import-passphrase]').fill(passphrase);
  await page.getByRole('button', { name: 'Take in', exact: true }).click();
}
