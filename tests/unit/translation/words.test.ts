import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportWords } from '../../../utils/translation/export-words.ts';
import { importWords, WordsRefused } from '../../../utils/translation/import-words.ts';
import { listWords } from '../../../utils/translation/list-words.ts';
import { type Target, targets } from '../../../utils/translation/targets.ts';

const home = new URL('../../..', import.meta.url).pathname;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'words-'));
  for (const folder of ['utils/i18n', 'public/_locales']) {
    await cp(join(home, folder), join(root, folder), { recursive: true });
  }
});

afterEach(() => rm(root, { recursive: true, force: true }));

function targetOf(locale: Target['locale']): Target {
  const found = targets.find((target) => target.locale === locale);
  if (found === undefined) throw new Error(`no target ${locale}`);
  return found;
}

/** Every source file of words, by its path. */
async function sources(): Promise<Record<string, string>> {
  const paths = await readdir(root, { recursive: true });
  const files = paths.filter((path) => /\.(ts|json)$/.test(path)).sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
    ),
  );
}

/** Puts a translation in place of that of one text; `form` names its line, `msgstr` or `msgstr[0]`. */
function translate(po: string, context: string, text: string, form = 'msgstr'): string {
  const at = po.indexOf(`msgctxt "${context}"\n`);
  expect(at).toBeGreaterThan(0);
  const line = po.indexOf(`\n${form} `, at) + 1;
  return `${po.slice(0, line)}${form} ${JSON.stringify(text)}${po.slice(po.indexOf('\n', line))}`;
}

async function problemsOf(po: string): Promise<readonly string[]> {
  const before = await sources();
  const refused = await importWords(root, po).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(WordsRefused);
  expect(await sources()).toEqual(before);
  return refused instanceof WordsRefused ? refused.problems : [];
}

describe.each(targets)('$locale', (target) => {
  it('what is exported and taken in again changes no byte', async () => {
    const before = await sources();
    const po = await exportWords(root, target);
    expect(await importWords(root, po)).toEqual([]);
    expect(await sources()).toEqual(before);
    expect(await exportWords(root, target)).toBe(po);
  });

  it('what a translator wrote is exported as they wrote it', async () => {
    const po = await exportWords(root, target);
    const edited = translate(
      translate(po, 'report|steps.next', '下一步 "x" \\ ’'),
      'export|export.scope',
      '合計 {count} 項',
      'msgstr[0]',
    );
    const changed = await importWords(root, edited);
    expect(changed).toHaveLength(target.base === undefined ? 2 : 1);
    expect(await exportWords(root, target)).toBe(edited);
    await importWords(root, po);
    expect(await exportWords(root, target)).toBe(po);
  });
});

it('every text goes out, nested ones and those of the browser too', async () => {
  const words = await listWords(root, targetOf('zh-Hans'));
  expect(words.length).toBeGreaterThan(1000);
  const contexts = new Set(words.map(({ context }) => context));
  expect(contexts.size).toBe(words.length);
  for (const context of [
    'report|steps.next',
    'verdict|points.container.proves',
    'export-texts|limits.0',
    'notification|receipt',
    'browser|extensionName',
  ]) {
    expect(contexts).toContain(context);
  }
});

it('a taken-in text is the only thing that changes in its file, and notes stay', async () => {
  const path = 'utils/i18n/zh-hans/report.ts';
  const before = (await sources())[path] ?? '';
  const po = await exportWords(root, targetOf('zh-Hans'));
  expect(await importWords(root, translate(po, 'report|steps.next', '下一步'))).toEqual([
    join(root, path),
  ]);
  expect((await sources())[path]).toBe(
    before.replace("'steps.next': '继续'", "'steps.next': '下一步'"),
  );
});

it('a place keeps a text only while it differs from its language’s with its own terms', async () => {
  const target = targetOf('zh-HK');
  const before = await sources();
  const po = await exportWords(root, target);
  const [changed] = await importWords(root, translate(po, 'report|steps.back', '回上一步'));
  expect(changed).toBe(join(root, 'utils/i18n/zh-hk/messages.ts'));
  expect((await sources())['utils/i18n/zh-hk/messages.ts']).toContain("'steps.back': '回上一步'");
  await importWords(root, po);
  expect(await sources()).toEqual(before);
});

it('the browser’s words are taken in', async () => {
  const po = await exportWords(root, targetOf('zh-HK'));
  await importWords(root, translate(po, 'browser|actionTitle', '舉報本頁'));
  const written = (await sources())['public/_locales/zh_HK/messages.json'] ?? '';
  expect(JSON.parse(written)).toMatchObject({ actionTitle: { message: '舉報本頁' } });
});

it('line ends, wrapped lines and comments of other tools are read', async () => {
  const po = await exportWords(root, targetOf('zh-Hans'));
  const other = translate(po, 'report|steps.next', '下一步')
    .replace('msgstr "下一步"', 'msgstr ""\n"下一"\n"步"')
    .replace('msgid ""', '# Translated with a tool.\nmsgid ""')
    .replaceAll('\n', '\r\n')
    .concat('\r\n#~ msgid "gone"\r\n#~ msgstr "x"\r\n');
  await importWords(root, `\uFEFF${other}`);
  expect(await exportWords(root, targetOf('zh-Hans'))).toBe(
    translate(po, 'report|steps.next', '下一步'),
  );
});

describe('a file that is not in order changes nothing, and it is said what is wrong:', () => {
  let po: string;

  beforeEach(async () => {
    po = await exportWords(root, targetOf('zh-Hans'));
  });

  const named = 'report|field.clear.named';
  const cases: [string, (po: string) => string, RegExp][] = [
    [
      'a place is lacking',
      (it) => translate(it, named, '清除'),
      /field\.clear\.named: lacks the place \{name\}/,
    ],
    [
      'a place is unknown',
      (it) => translate(it, named, '清除 {name} {nom}'),
      /has the place \{nom\}, which the English has not/,
    ],
    [
      'a place is there twice',
      (it) => translate(it, named, '{name} {name}'),
      /has the places \{name\}, \{name\}, and the English has \{name\}/,
    ],
    [
      'a text is empty',
      (it) => translate(it, named, ' '),
      /field\.clear\.named: is not translated/,
    ],
    [
      'a sign cannot be seen',
      (it) => translate(it, named, '清除\u202e{name}'),
      /has a sign that nobody sees: 清除⟨U\+202E⟩\{name\}/,
    ],
    [
      'the English has changed',
      (it) => it.replace('msgid "Clear: {name}"', 'msgid "Empty: {name}"'),
      /the English text has changed since the export/,
    ],
    [
      'a text is unknown',
      (it) => it.replace(`msgctxt "${named}"`, 'msgctxt "report|nothing"'),
      /report\|nothing: there is no such text/,
    ],
    [
      'a text is missing',
      (it) => it.replace(`msgctxt "${named}"`, 'msgctxt "report|nothing"'),
      /^report\|field\.clear\.named: is missing from the file$/m,
    ],
    [
      'a text is there twice',
      (it) => it.replace(`msgctxt "${named}"`, 'msgctxt "report|field.clear"'),
      /report\|field\.clear: is there twice/,
    ],
    [
      'a text is a guess',
      (it) => it.replace(`msgctxt "${named}"`, `#, fuzzy\nmsgctxt "${named}"`),
      /is marked fuzzy/,
    ],
    [
      'a form is too many',
      (it) => it.replace('msgstr[0] "共 {count} 项"', 'msgstr[0] "共 {count} 项"\nmsgstr[1] "x"'),
      /export\.scope: has 2 forms, and zh-Hans needs 1: other/,
    ],
    [
      'the language is unknown',
      (it) => it.replace('Language: zh_Hans', 'Language: tlh'),
      /the header names the language tlh; known are zh-Hans, /,
    ],
    [
      'the header is missing',
      (it) => it.slice(it.indexOf('#:')),
      /line \d+: the header .* is missing/,
    ],
    [
      'a quotation mark is missing',
      (it) => it.replace('msgid "Clear"', 'msgid "Clear'),
      /line \d+: not a text in quotes/,
    ],
    [
      'an escape is unknown',
      (it) => it.replace('msgid "Clear"', 'msgid "Cl\\qear"'),
      /line \d+: unknown escape \\q/,
    ],
    ['it is something else', () => '<?xml version="1.0"?>', /line 1: not understood: <\?xml/],
    ['it is empty', () => '', /line 1: the header .* is missing/],
  ];

  it.each(cases)('%s', async (_, spoil, problem) => {
    expect((await problemsOf(spoil(po))).join('\n')).toMatch(problem);
  });

  it('one fault holds back what is right beside it', async () => {
    const both = translate(translate(po, 'report|steps.next', '下一步'), named, '清除');
    expect(await problemsOf(both)).toHaveLength(1);
  });
});

it('what stands beside a text is told to the translator', async () => {
  const po = await exportWords(root, targetOf('zh-HK'));
  expect(po).toContain(
    '#. Always in sight, at the edge of a small window: one word.\n#: utils/i18n/en/safety.ts\nmsgctxt "safety|leave.button"',
  );
  expect(po).toContain('#. The forms are those of {total}.\n');
  expect(po).toContain(
    '#. Hint of the toolbar’s button.\n#: public/_locales/en/messages.json\nmsgctxt "browser|actionTitle"',
  );
});

it('every place of every text is explained to the translator', async () => {
  const po = await exportWords(root, targetOf('zh-Hans'));
  expect(po.match(/^#\. \{\w+\}: /gm)?.length).toBeGreaterThan(100);
  expect(po.match(/^#\. \{\w+\}: \?$/gm)).toBeNull();
});
