// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { exportTexts } from '../../../../utils/i18n/export-texts.ts';
import { languages } from '../../../../utils/i18n/language.ts';
import { showSigns } from '../../../../utils/i18n/show-signs.ts';
import { complaintText } from '../../../../utils/report/export/complaint-text.ts';
import { writeCsv } from '../../../../utils/report/export/csv.ts';
import { dsaNotice, missingDsaElements } from '../../../../utils/report/export/dsa-notice.ts';
import { emailText } from '../../../../utils/report/export/email-text.ts';
import { evidenceDocument } from '../../../../utils/report/export/evidence-document.ts';
import { itemTableCsv, itemTableJson } from '../../../../utils/report/export/item-table.ts';
import { statementLetter } from '../../../../utils/report/export/statement-letter.ts';
import { writeXarf } from '../../../../utils/report/export/xarf.ts';
import { hostileName, sampleExport } from './sample-export.ts';

/** RFC 4180 read back: rows of fields. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at] ?? '';
    if (isQuoted && sign === '"' && csv[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (!isQuoted && sign === '\r' && csv[at + 1] === '\n') {
      rows.at(-1)?.push(field);
      field = '';
      rows.push([]);
      at += 1;
    } else field += sign;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '|calc', '%0A=1'])(
    '%j is text to a spreadsheet',
    (value) => {
      const [[field = ''] = []] = parseCsv(writeCsv([[value]]).slice(1));
      expect(field).toBe(`'${value}`);
    },
  );

  it('quotes, commas, line ends and Chinese come back as they were, after the mark Excel needs', () => {
    const row = ['a"b', 'c,d', 'e\r\nf', '账号，“引号”', ' g ', ''];
    const csv = writeCsv([row, ['x']]);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(parseCsv(csv.slice(1))).toEqual([row, ['x']]);
    expect(csv.endsWith('x\r\n')).toBe(true);
  });
});

describe.each(languages)('in %s', (language) => {
  const texts = exportTexts[language];
  const data = sampleExport(language);
  const documents = {
    evidence: evidenceDocument(data, texts),
    letter: statementLetter(data, texts),
    notice: dsaNotice(data, texts),
  };

  it.each(Object.entries(documents))('%s is one document in which nothing runs', (_, html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    expect(
      document.querySelectorAll('script, iframe, link, img[src^="http"], [onload]'),
    ).toHaveLength(0);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    expect(document.documentElement.lang).toBe(language);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(document.body.textContent).toContain('<script>alert(1)</script>');
  });

  it('no word of it is left unfilled', () => {
    const email = emailText(data, texts);
    const complaint = complaintText(data, texts);
    for (const text of [...Object.values(documents), email, complaint, itemTableCsv(data, texts)]) {
      expect(text).not.toMatch(
        /\{(?:number|count|at|title|id|days|outcome|step)\}|undefined|\[object/,
      );
    }
  });

  it('the evidence document names every item, hash, time and picture that is left out', () => {
    const document = new DOMParser().parseFromString(documents.evidence, 'text/html');
    const [summary] = document.querySelectorAll('table.evidence');
    expect(summary?.querySelectorAll('tbody tr')).toHaveLength(data.items.length);
    for (const { item } of data.items) {
      expect(documents.evidence).toContain(item.contentSha256);
      expect(documents.evidence).toContain(item.permalink);
    }
    expect(document.querySelectorAll('section.item')).toHaveLength(data.items.length);
  });

  it('the ledger has one line for each item, and no formula', () => {
    const rows = parseCsv(itemTableCsv(data, texts).slice(1));
    expect(rows).toHaveLength(data.items.length + 1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[1]).toContain(`'${showSigns(hostileName)}`);
  });
});

it('the ledger for machines carries states, hashes and looks, the same in every language', () => {
  const data = sampleExport('en', 4);
  const ledger = JSON.parse(itemTableJson(data));
  expect(ledger.items[0]).toMatchObject({ number: 1, state: 'received', kind: 'post' });
  expect(ledger.items[3].checks[0]).toMatchObject({
    outcome: 'removed',
    confirmed: { outcome: 'up' },
  });
  expect(ledger.items[3].lastCheck).toBe('up');
});

it('a complaint is about unanswered reports alone, with their days and what was seen', () => {
  const data = sampleExport('en', 6);
  const text = complaintText(data, exportTexts.en);
  expect(text).toContain('unanswered for 22 days');
  expect(text).toContain('Looked at on 2030-01-20T09:00:00.000Z: removed.');
  expect(text).toContain('confirmed this on 2030-01-21T09:00:00.000Z: still up.');
  expect(text.match(/^\d+\. /gm)).toEqual(['1. ', '4. ']);
});

it('a captured name cannot write lines of its own into an e-mail', () => {
  const data = sampleExport('en', 1);
  const [first] = data.items;
  if (first === undefined) throw new Error('none');
  const item = { ...first.item, author: { name: 'x\nBcc: other@example.org' } };
  const text = emailText({ ...data, items: [{ ...first, item }] }, exportTexts.en);
  expect(text).not.toMatch(/^Bcc:/m);
});

it('a notice under the DSA says which of its elements it lacks', () => {
  const data = sampleExport('en', 2);
  expect(missingDsaElements(data)).toEqual([]);
  const { statement: _, ...record } = data.record;
  const bare = { ...data, record, items: [], reporter: { name: ' ', contact: '12345' } };
  expect(missingDsaElements(bare)).toEqual(['reasons', 'location', 'name', 'email']);
  const notice = dsaNotice(data, exportTexts.en);
  for (const letter of ['(a)', '(b)', '(c)', '(d)']) expect(notice).toContain(letter);
  expect(notice).toContain('bona fide belief');
});

describe('XARF', () => {
  const withCategory = (category: string, answers: Record<string, string> = {}) => {
    const data = sampleExport('en', 2);
    return { ...data, record: { ...data.record, template: { category, answers } } };
  };

  it('says why not where no type fits', () => {
    for (const category of ['defamation', 'insult', 'cyber-violence', 'impersonation']) {
      expect(writeXarf(withCategory(category))).toEqual({ ok: false, why: 'category' });
    }
    expect(writeXarf(withCategory('enterprise-look-alike'))).toEqual({
      ok: false,
      why: 'genuine-site',
    });
    const unnamed = { ...withCategory('personal-data-leak'), reporter: undefined };
    expect(writeXarf(unnamed)).toEqual({ ok: false, why: 'contact' });
  });

  it('leaked personal data is exposed_data with what its schema demands', () => {
    const result = writeXarf(
      withCategory('personal-data-leak', { 'data-type': 'identity-document' }),
    );
    if (!result.ok) throw new Error(result.why);
    expect(result.reports[0]).toMatchObject({
      xarf_version: expect.stringMatching(/^4\.\d+\.\d+$/),
      report_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestamp: expect.stringMatching(/Z$/),
      reporter: { org: 'Teal Kettle', contact: 'reporter@example.org', domain: 'example.org' },
      sender: { domain: 'example.org' },
      source_identifier: 'forum.example.org',
      category: 'content',
      type: 'exposed_data',
      url: expect.stringContaining('https://forum.example.org/'),
      data_types: ['government_id'],
      exposure_method: 'forum_post',
    });
  });

  it('a look-alike site names the genuine one', () => {
    const answers = { 'genuine-account': 'https://shop.example.org/' };
    const result = writeXarf(withCategory('enterprise-look-alike', answers));
    expect(result).toMatchObject({
      ok: true,
      reports: [{ type: 'brand_infringement', legitimate_site: 'https://shop.example.org/' }, {}],
    });
  });
});
