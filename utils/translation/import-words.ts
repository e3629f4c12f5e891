import { spawnSync } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRegion } from '../i18n/in-region.ts';
import type { Text } from '../i18n/plural.ts';
import { checkPo, type Translation } from './check-po.ts';
import {
  browserFileOf,
  browserSurface,
  folderOf,
  listWords,
  readBrowserWords,
  readSurface,
  spoken,
  type Word,
} from './list-words.ts';
import { PoError, type PoFile, readPo } from './po.ts';
import { type Target, targets } from './targets.ts';
import { literal, readWordFile, writeWordFile } from './word-file.ts';

/** A file that cannot be taken in, with everything that is wrong with it. */
export class WordsRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

function parsed(po: string): PoFile {
  try {
    return readPo(po);
  } catch (cause) {
    if (cause instanceof PoError) throw new WordsRefused([cause.message]);
    throw cause;
  }
}

/**
 * Takes the words of a PO file into the sources of its language. Everything is checked, and every file
 * written anew in memory, before the first one is changed.
 *
 * @returns the paths of the files that changed
 */
export async function importWords(root: string, po: string): Promise<string[]> {
  const file = parsed(po);
  const language = file.header['Language']?.replace('_', '-');
  const target = targets.find(({ locale }) => locale === language);
  if (target === undefined) {
    const known = targets.map(({ locale }) => locale).join(', ');
    throw new WordsRefused([
      `the header names the language ${language ?? '(none)'}; known are ${known}`,
    ]);
  }
  const words = await listWords(root, target);
  const { translations, problems } = checkPo(file, words, target);
  if (problems.length > 0) throw new WordsRefused(problems);
  const changed = translations.filter(({ word, text }) => !isSame(word.translated, text));
  const written = await rewrite(root, target, words, changed);
  for (const [path, content] of written) {
    await writeFile(`${path}.new`, content);
  }
  for (const path of written.keys()) await rename(`${path}.new`, path);
  return [...written.keys()];
}

function isSame(one: Text, other: Text): boolean {
  return literal(one) === literal(other);
}

async function rewrite(
  root: string,
  target: Target,
  words: readonly Word[],
  changed: readonly Translation[],
): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  const bySurface = Map.groupBy(changed, ({ word }) => word.surface);
  const browser = bySurface.get(browserSurface);
  bySurface.delete(browserSurface);
  if (browser !== undefined && target.browserFolder !== undefined) {
    const path = browserFileOf(root, target.browserFolder);
    const texts = await readBrowserWords(path);
    for (const { word, text } of browser) {
      texts[word.path] = { ...texts[word.path], message: String(text) };
    }
    written.set(path, `${JSON.stringify(texts, null, 2)}\n`);
  }
  if (target.base !== undefined) {
    if (bySurface.size > 0) {
      const path = join(folderOf(root, target.folder), 'messages.ts');
      const texts = new Map(changed.map(({ word, text }) => [word.path, text]));
      written.set(path, await writeOverlay(root, target, path, words, texts));
    }
    return written;
  }
  for (const [surface, translations] of bySurface) {
    const path = join(folderOf(root, target.folder), `${surface}.ts`);
    const source = await readFile(path, 'utf8');
    const texts = new Map(translations.map(({ word, text }) => [word.path, text]));
    written.set(path, formatted(path, writeWordFile(source, readWordFile(source, path), texts)));
  }
  return written;
}

/** Only what a place says otherwise than its language with the place's terms is kept. */
async function writeOverlay(
  root: string,
  { base, folder, locale }: Target,
  path: string,
  words: readonly Word[],
  changed: ReadonlyMap<string, Text>,
): Promise<string> {
  const speak = inRegion(locale);
  const pairs: string[] = [];
  const bases = new Map<string, Text>();
  for (const surface of new Set(words.map((word) => word.surface))) {
    if (surface === browserSurface) continue;
    for (const { path: key, text } of await readSurface(root, base ?? folder, surface)) {
      bases.set(key, spoken(text, speak));
    }
  }
  for (const { surface, path: key, translated } of words) {
    const of = bases.get(key);
    if (surface === browserSurface || of === undefined) continue;
    const text = changed.get(key) ?? translated;
    if (!isSame(text, of)) pairs.push(`${JSON.stringify(key)}: ${literal(text)},`);
  }
  const source = await readFile(path, 'utf8');
  const start = source.indexOf('= {');
  return formatted(path, `${source.slice(0, start)}= {\n${pairs.join('\n')}\n};\n`);
}

/** As the formatter of the sources has it. */
function formatted(path: string, source: string): string {
  const home = new URL('../..', import.meta.url).pathname;
  const name = path.slice(path.indexOf('utils/i18n'));
  const { status, stdout, stderr } = spawnSync(
    join(home, 'node_modules/.bin/biome'),
    ['format', `--stdin-file-path=${name}`],
    { cwd: home, input: source, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${name} could not be formatted: ${stderr}`);
  return stdout;
}
