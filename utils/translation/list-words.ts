import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { defined } from '../defined.ts';
import { inRegion } from '../i18n/in-region.ts';
import type { Text } from '../i18n/plural.ts';
import type { Target } from './targets.ts';
import { readWordFile, type WordEntry } from './word-file.ts';

/** One text of the product, as a translator meets it. */
export interface Word {
  /** File and keys: `report|form.progress`. */
  readonly context: string;
  readonly surface: string;
  readonly path: string;
  readonly english: Text;
  readonly notes: readonly string[];
  readonly reference: string;
  /** The text in the target language as it is now. */
  readonly translated: Text;
}

/**
 * The words of the capture record are part of what packages are checked by: a change of them is an edition
 * (`utils/evidence/verify/provenance-editions.ts`) and made by hand. `messages` only joins the others.
 */
const notTranslated: ReadonlySet<string> = new Set(['messages.ts', 'provenance.ts']);
/** Said only in the languages of the catalogue, in the words of a place by its terms alone. */
const withoutRegions: ReadonlySet<string> = new Set([
  'notification',
  'verdict',
  'export-texts',
  'desk',
  'desk-acts',
  'notice',
]);

export const browserSurface = 'browser';

const browserWords = z.record(
  z.string(),
  z.object({ message: z.string(), description: z.optional(z.string()) }),
);
export type BrowserWords = z.infer<typeof browserWords>;

export function folderOf(root: string, folder: string): string {
  return join(root, 'utils/i18n', folder);
}

export function browserFileOf(root: string, folder: string): string {
  return join(root, 'public/_locales', folder, 'messages.json');
}

export async function readBrowserWords(path: string): Promise<BrowserWords> {
  return z.parse(browserWords, JSON.parse(await readFile(path, 'utf8')));
}

async function surfacesOf(root: string): Promise<string[]> {
  const files = await readdir(folderOf(root, 'en'));
  return files
    .filter((name) => name.endsWith('.ts') && !notTranslated.has(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

export async function readSurface(
  root: string,
  folder: string,
  surface: string,
): Promise<WordEntry[]> {
  const path = join(folderOf(root, folder), `${surface}.ts`);
  return readWordFile(await readFile(path, 'utf8'), path);
}

/** Every word that may be translated into a language, in the order of the English files. */
export async function listWords(root: string, target: Target): Promise<Word[]> {
  const words: Word[] = [];
  const own = target.base === undefined ? undefined : await readOverlay(root, target);
  const speak = inRegion(target.locale);
  for (const surface of await surfacesOf(root)) {
    if (own !== undefined && withoutRegions.has(surface)) continue;
    const english = await readSurface(root, 'en', surface);
    const entries = await readSurface(root, target.base ?? target.folder, surface);
    const texts = new Map(entries.map(({ path, text }) => [path, text]));
    for (const { path, text, notes } of english) {
      // Where English says nothing, there is nothing to translate.
      if (text === '') continue;
      const translated = own?.get(path) ?? spoken(texts.get(path) ?? '', speak);
      const reference = `utils/i18n/en/${surface}.ts`;
      const context = `${surface}|${path}`;
      words.push({ context, surface, path, english: text, notes, reference, translated });
    }
  }
  return [...words, ...(await listBrowserWords(root, target))];
}

/** The texts that a place says otherwise than its language, by key. */
async function readOverlay(root: string, { folder }: Target): Promise<Map<string, Text>> {
  const entries = await readSurface(root, folder, 'messages');
  return new Map(entries.map(({ path, text }) => [path, text]));
}

/** A text with the words that one place uses, in each of its plural forms. */
export function spoken(text: Text, speak: (text: string) => string): Text {
  if (typeof text === 'string') return speak(text);
  const { by, ...forms } = text;
  const said = Object.fromEntries(Object.entries(forms).map(([kind, form]) => [kind, speak(form)]));
  return { ...defined({ by }), ...said, other: speak(text.other) };
}

async function listBrowserWords(root: string, { browserFolder }: Target): Promise<Word[]> {
  if (browserFolder === undefined) return [];
  const english = await readBrowserWords(browserFileOf(root, 'en'));
  const translated = await readBrowserWords(browserFileOf(root, browserFolder));
  return Object.entries(english).map(([path, { message, description }]) => ({
    context: `${browserSurface}|${path}`,
    surface: browserSurface,
    path,
    english: message,
    notes: description === undefined ? [] : [description],
    reference: 'public/_locales/en/messages.json',
    translated: translated[path]?.message ?? '',
  }));
}
