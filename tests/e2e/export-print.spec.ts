import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTexts } from '../../utils/i18n/export-texts.ts';
import { languages } from '../../utils/i18n/language.ts';
import { dsaNotice } from '../../utils/report/export/dsa-notice.ts';
import { evidenceDocument } from '../../utils/report/export/evidence-document.ts';
import { statementLetter } from '../../utils/report/export/statement-letter.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { sampleExport } from '../unit/report/export/sample-export.ts';

let chromium: ChromiumDrive;
let folder: string;

beforeAll(async () => {
  folder = process.env['PLAINT_PDF_DIR'] ?? (await mkdtemp(join(tmpdir(), 'plaint-print-')));
  chromium = await launchChromium({ extensionDir: BUILDS.chromium });
});

afterAll(async () => {
  await chromium?.close();
  if (process.env['PLAINT_PDF_DIR'] === undefined) await rm(folder, { recursive: true });
});

/** The browser's own “Save as PDF”. */
async function print(html: string, name: string): Promise<string> {
  const page = await chromium.openPage('about:blank');
  await page.setContent(html);
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.close();
  return path;
}

/** The words of every page, as a PDF reader finds them. */
function readPages(path: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

describe.each(languages)('in %s', (language) => {
  const texts = exportTexts[language];
  const data = sampleExport(language);

  it('the evidence document prints as numbered pages with a head, every hash and every address', async () => {
    const path = await print(evidenceDocument(data, texts), `evidence-${language}`);
    const pages = readPages(path);
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, words] of pages.entries()) {
      // How wide a space is, the font says; a narrow one is none to the PDF reader.
      const number = new RegExp(`(?<!\\d)${at + 1}/${pages.length}(?!\\d)`);
      expect(words.replace(/\s+/g, '')).toMatch(number);
      expect(words).toContain(data.title);
    }
    const all = pages.join('').replace(/\s+/g, '');
    for (const { item } of data.items) expect(all).toContain(item.contentSha256);
    expect(all).toContain(texts.evidence.table.replace(/\s/g, ''));
    expect(all).toContain('<script>alert(1)</script>');
  });

  it('letter and notice print on paper', async () => {
    const letter = readPages(await print(statementLetter(data, texts), `letter-${language}`));
    const notice = readPages(await print(dsaNotice(data, texts), `notice-${language}`));
    const squeeze = (pages: readonly string[]) => pages.join('').replace(/\s+/g, '');
    expect(squeeze(letter)).toContain(texts.letter.materials.title.replace(/\s/g, ''));
    expect(squeeze(notice)).toContain(texts.dsa.goodFaithBody.replace(/\s/g, ''));
  });
});
