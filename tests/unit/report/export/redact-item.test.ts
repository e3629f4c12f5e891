import { expect, it } from 'vitest';
import { exportTexts } from '../../../../utils/i18n/export-texts.ts';
import { hashContent } from '../../../../utils/report/content-hash.ts';
import type { DerivativeRecord } from '../../../../utils/report/derivative-record.ts';
import { dsaNotice } from '../../../../utils/report/export/dsa-notice.ts';
import { emailText } from '../../../../utils/report/export/email-text.ts';
import { evidenceDocument } from '../../../../utils/report/export/evidence-document.ts';
import { itemTableCsv, itemTableJson } from '../../../../utils/report/export/item-table.ts';
import { redactItem } from '../../../../utils/report/export/redact-item.ts';
import { statementLetter } from '../../../../utils/report/export/statement-letter.ts';
import { hex, sampleCapture } from '../../storage/sample-records.ts';
import { sampleExport } from './sample-export.ts';

const NAME = 'Canary Quillfeather';
const PICKED = 'words of an element that was taken out';
const [original, redacted, part] = [hex('a'), hex('e'), hex('c')];

function derivativeOf(captureId: string): DerivativeRecord {
  const capture = sampleCapture(captureId, [redacted]);
  const reportId = crypto.randomUUID();
  return {
    reportId,
    captureId,
    madeAt: '2030-01-03T12:00:00.000Z',
    choice: { terms: [{ text: NAME, reason: 'reporter-identity' }], elements: [], regions: [] },
    manifest: {
      type: 'plaint.evidence/1',
      reportId,
      capturedAt: capture.capturedAt,
      url: 'https://forum.example.org/t/1',
      software: { name: 'plaint', ...capture.software },
      clocks: capture.clocks,
      artefacts: capture.artefacts,
    },
    page: { url: 'https://forum.example.org/t/1', title: '████', capturedAt: capture.capturedAt },
    textSha256: hex('1'),
    documents: [],
    resources: [],
    pictures: {},
    factsSha256: hex('2'),
    provenance: {} as DerivativeRecord['provenance'],
    redactions: {} as DerivativeRecord['redactions'],
    openings: [],
  };
}

async function redactedExport() {
  const data = sampleExport('en', 1);
  const [first] = data.items;
  if (first === undefined) throw new Error('no item');
  const capture = sampleCapture(crypto.randomUUID(), [original]);
  const item = {
    ...first.item,
    captureId: capture.id,
    title: `Inbox of ${NAME}`,
    text: `${NAME} said: ${PICKED}. The rest stays.`,
    url: 'https://forum.example.org/u/canary-quillfeather/inbox',
    permalink: 'https://forum.example.org/u/Canary%20Quillfeather#1',
    tags: [`for ${NAME}`],
    note: `${NAME} was told`,
    partSha256: part,
    contentSha256: hex('9'),
  };
  const copy = {
    derivative: derivativeOf(capture.id),
    facts: capture.facts,
    pageText: '████ said: . The rest stays.',
  };
  const each = await redactItem({ ...first, item, capture }, copy);
  return { each, data: { ...data, reporter: undefined, items: [each] } };
}

it('every written account of a redacted item is without the reporter and without the original', async () => {
  const { each, data } = await redactedExport();
  const texts = exportTexts.en;
  const written = [
    evidenceDocument(data, texts, new Map()),
    statementLetter(data, texts),
    dsaNotice(data, texts),
    itemTableCsv(data, texts),
    itemTableJson(data),
    emailText(data, texts),
  ];
  for (const text of written) {
    for (const gone of ['Canary', 'canary', PICKED, original, part, hex('9')]) {
      expect(text).not.toContain(gone);
    }
  }
  expect(itemTableJson(data)).toContain(redacted);
  expect(each.item.text).toBe('████ said: . The rest stays.');
  expect(each.isRedacted).toBe(true);
});

it('the digest of a redacted item is that of what it shows', async () => {
  const { each } = await redactedExport();
  expect(each.item.contentSha256).toBe(await hashContent(each.item));
});
