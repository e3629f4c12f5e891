import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageReader } from '../pages.ts';
import { type Score, scoreThread } from '../score.ts';
import { meanScore, scoreRow } from '../score-row.ts';
import { allSoftware } from './all-software.ts';
import { makeConversation, NOW_MS } from './conversation.ts';
import { missingPackages } from './presence.ts';
import type { RenderedPage } from './software.ts';

const LANGUAGES = ['en', 'zh', 'ja'] as const;

interface Options {
  /** Where the software from npm is. */
  readonly folder: string;
  /** Only software whose name holds one of these; all if empty. */
  readonly only: readonly string[];
  readonly isVerbose: boolean;
  /** A folder to write the pages and what is true of them to. */
  readonly pagesTo?: string | undefined;
}

/** Has each software show a conversation in three languages, and prints what is found there. */
export async function reportSoftware(read: PageReader, options: Options): Promise<void> {
  const { folder, only, isVerbose, pagesTo } = options;
  const chosen = allSoftware.filter(
    ({ name }) => only.length === 0 || only.some((part) => name.toLowerCase().includes(part)),
  );
  const scores: { name: string; language: string; score: Score }[] = [];
  const absent: string[] = [];
  for (const software of chosen) {
    const missing = missingPackages(software, folder);
    if (missing.length > 0)
      absent.push(`${software.name} (${software.from}: ${missing.join(', ')})`);
    else {
      for (const language of LANGUAGES) {
        const conversation = makeConversation(language);
        const page = await software.render(conversation, folder);
        const found = read(page.html, { nowMs: NOW_MS, utcOffsetMinutes: 0 });
        const score = withoutFields(scoreThread(page.posts, found), page.leftOut);
        scores.push({ name: software.name, language, score });
        console.log(
          scoreRow(`${software.name} ${language}`, page.posts.length, found.length, score),
        );
        if (isVerbose) for (const post of found) console.log('   ', JSON.stringify(post));
        if (pagesTo !== undefined) writePage(pagesTo, software.name, language, page);
      }
    }
  }
  for (const language of LANGUAGES) {
    const some = scores.filter((entry) => entry.language === language).map(({ score }) => score);
    console.log(scoreRow(`mean ${language}`, 0, 0, meanScore(some)));
  }
  console.log(scoreRow('mean', 0, 0, meanScore(scores.map(({ score }) => score))));
  console.log(`ran: ${chosen.length - absent.length} of ${chosen.length}`);
  for (const name of absent) console.log(`NOT HERE: ${name}`);
}

/** Without what the page could not show. */
function withoutFields(score: Score, fields: RenderedPage['leftOut'] = []): Score {
  return { ...score, ...Object.fromEntries(fields.map((field) => [field, Number.NaN])) };
}

/**
 * Half of the software, by its name, is kept back: its pages go to a folder beside, for nobody who changes
 * rules.
 */
function writePage(folder: string, name: string, language: string, page: RenderedPage): void {
  const isOpen = (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 1;
  const into = isOpen ? folder : `${folder}-kept`;
  const file = join(into, `${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}-${language}`);
  const reference = { now: new Date(NOW_MS).toISOString(), utcOffsetMinutes: 0 };
  mkdirSync(into, { recursive: true });
  writeFileSync(`${file}.html`, page.html);
  writeFileSync(
    `${file}.json`,
    JSON.stringify({ software: name, language, reference, posts: page.posts }, null, 1),
  );
}
