import { describe, expect, it } from 'vitest';
import { exportTexts } from '../../../../utils/i18n/export-texts.ts';
import type { CaseExport } from '../../../../utils/report/export/case-export.ts';
import { complaintText } from '../../../../utils/report/export/complaint-text.ts';
import { writeCsv } from '../../../../utils/report/export/csv.ts';
import { dsaNotice, missingDsaElements } from '../../../../utils/report/export/dsa-notice.ts';
import { emailText } from '../../../../utils/report/export/email-text.ts';
import { evidenceDocument } from '../../../../utils/report/export/evidence-document.ts';
import { itemTableCsv, itemTableJson } from '../../../../utils/report/export/item-table.ts';
import { policePack } from '../../../../utils/report/export/police-pack.ts';
import { statementLetter } from '../../../../utils/report/export/statement-letter.ts';
import { writeXarf, xarfJson } from '../../../../utils/report/export/xarf.ts';
import { foreignAddresses } from '../../protocol/foreign-addresses.ts';
import { formulas, laterFormulas, unseenSigns } from './hostile-values.ts';
import { sampleExport } from './sample-export.ts';

const texts = exportTexts.en;
const captured = 'https://forum.example.org/t/0';

type ItemChange = Partial<CaseExport['items'][number]['item']>;

/** An export of one received item, of a kind that every export can be written of. */
function exportOf(change: ItemChange, more: Partial<CaseExport> = {}): CaseExport {
  const data = sampleExport('en', 1);
  return {
    ...data,
    record: { ...data.record, template: { category: 'personal-data-leak', answers: {} } },
    items: data.items.map((each) => ({ ...each, item: { ...each.item, ...change } })),
    ...more,
  };
}

async function indexOf(data: CaseExport): Promise<string> {
  const none = async () => new Blob();
  const parts = { pictures: new Map(), packageOf: none, documentOf: none };
  const [index] = policePack(data, texts, parts);
  return (await index?.make())?.text() ?? '';
}

function xarfOf(data: CaseExport): string {
  const result = writeXarf(data);
  return result.ok ? xarfJson(result.reports) : '';
}

/** Every file that leaves, by its name. */
async function everyExport(data: CaseExport): Promise<Record<string, string>> {
  return {
    evidence: evidenceDocument(data, texts),
    letter: statementLetter(data, texts),
    notice: dsaNotice(data, texts),
    index: await indexOf(data),
    email: emailText(data, texts),
    complaint: complaintText(data, texts),
    csv: itemTableCsv(data, texts).slice(1),
    json: itemTableJson(data),
    xarf: xarfOf(data),
  };
}

describe('no cell begins a formula, however it is cut', () => {
  const odd =
    /^[\s"'“”\u2800\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]*[=+@|%＝＋＠｜％﹢﹦﹫⁺⁼₊₌⁻₋−﬩➕➖˗꞊\u{1f7f0}\p{Pd}]/u;
  /** Without the apostrophe, whatever stands before it. */
  const runs = (cell: string) => odd.test(cell) && !/^[\s"]*'/.test(cell);

  it.each([...formulas, ...laterFormulas])('%j', (value) => {
    const file = writeCsv([['1', value, 'x']]).slice(1);
    for (const cut of [/,/, /[;\r\n]/, /[\t\r\n]/]) {
      expect(file.split(cut).filter(runs)).toEqual([]);
    }
    const whole = file.slice(2, -4).replace(/^"|"$/g, '').replaceAll('""', '"');
    for (const cell of whole.split(/[;\t\r\n\v\f\u0085\u2028\u2029]/))
      expect(runs(cell)).toBe(false);
  });

  it.each(['a-b', 'x = y', 'mail@example.org', 'https://example.org/?a=1&b=2', '50%', '账号－甲'])(
    '%j stays as it is',
    (value) => {
      expect(writeCsv([[value]]).slice(1)).toBe(`${value}\r\n`);
    },
  );
});

describe('what cannot be seen is named in every export', () => {
  it.each(unseenSigns)('%j', async (sign) => {
    const mark = `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
    const word = `ab${sign}cd`;
    const data = exportOf(
      {
        title: word,
        author: { name: word, url: `https://forum.example.org/u/${word}` },
        text: word,
        url: `${captured}?${word}`,
        permalink: `https://evil.test/${word}`,
        time: { text: word },
        tags: [word],
        note: word,
      },
      {
        title: word,
        category: word,
        reporter: { name: word, contact: 'reporter@example.org' },
      },
    );
    const record = {
      ...data.record,
      statement: word,
      documents: [{ sha256: 'd'.repeat(64), name: word, mediaType: 'image/png', sizeBytes: 1 }],
    };
    for (const [name, file] of Object.entries(await everyExport({ ...data, record }))) {
      expect(file, name).not.toBe('');
      expect(file, name).not.toContain(word);
      if (name !== 'json' && name !== 'xarf') expect(file, name).not.toContain(sign);
      const isLineEnd = /[\u2028\u2029\u0085]/u.test(sign);
      if (name === 'json' || name === 'xarf') expect(() => JSON.parse(file)).not.toThrow();
      else if (!isLineEnd) expect(file, name).toContain(`ab${mark}cd`);
    }
    expect(JSON.parse(itemTableJson(data)).items[0].author).toBe(word);
  });
});

describe('an address that the page chose stands in no export', () => {
  it.each(foreignAddresses)('%j', async (permalink) => {
    const files = await everyExport(exportOf({ url: captured, permalink }));
    for (const [name, file] of Object.entries(files)) {
      expect(file, name).not.toContain(permalink);
      if (name !== 'index') expect(file, name).toContain(captured);
    }
  });

  it('one of its own does, with the captured address beside it', async () => {
    const permalink = 'https://forum.example.org/p/17';
    const files = await everyExport(exportOf({ url: captured, permalink }));
    const { index: _, ...others } = files;
    for (const [name, file] of Object.entries(others)) {
      expect(file, name).toContain(permalink);
      expect(file, name).toContain(captured);
    }
  });
});

describe('no line of its own in a header or in a party', () => {
  const breaks = ['\r\n', '\n', '\r', '\u0085', '\u2028', '\v', '\f', '\u0000\r\n'];

  it.each(breaks)('%j in the name of who reports', (sign) => {
    const name = `Teal${sign}Bcc: other@evil.test`;
    const data = exportOf(
      {},
      { category: name, reporter: { name, contact: 'reporter@example.org' } },
    );
    const result = writeXarf(data);
    if (!result.ok) throw new Error(result.why);
    for (const party of [result.reports[0]?.['reporter'], result.reports[0]?.['sender']]) {
      expect(JSON.stringify(party)).toContain('Teal');
      expect(Object(party).org).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }
    for (const text of [emailText(data, texts), complaintText(data, texts)]) {
      expect(text).not.toMatch(/(?:^|[\r\u0085\u2028\v\f])Bcc:/mu);
    }
  });

  it.each(breaks)('%j in the address to answer to is none', (sign) => {
    const contact = `reporter${sign}@example.org`;
    const data = exportOf({}, { reporter: { name: 'Teal Kettle', contact } });
    expect(writeXarf(data)).toEqual({ ok: false, why: 'contact' });
    expect(missingDsaElements(data)).toContain('email');
    const after = `reporter@example.org${sign}Bcc:x@evil.test`;
    expect(writeXarf({ ...data, reporter: { name: 'T', contact: after } }).ok).toBe(false);
    const text = emailText({ ...data, reporter: { name: 'T', contact: after } }, texts);
    expect(text).not.toMatch(/(?:^|[\r\u0085\u2028\v\f])Bcc:/mu);
  });
});
