import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Conversation } from './conversation.ts';
import { inNewFolder, runProgram } from './run-program.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

/** Comments below an article as WordPress writes them where a theme leaves it to. */
export const wordPress: Software = {
  name: 'WordPress comments',
  from: 'Debian',
  packages: ['wordpress', 'php-cli'],
  render: async (conversation) => ({
    html: inNewFolder((home) => page(home, conversation)),
    posts: truthOf(conversation, { isNested: true }),
  }),
};

const dateFormat = { en: 'F j, Y', zh: 'Y年n月j日', ja: 'Y年n月j日' } as const;

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function page(home: string, { said, title, language }: Conversation): string {
  mkdirSync(join(home, 'content', 'themes'), { recursive: true });
  copyFileSync(here('nothing-stored.php'), join(home, 'content', 'db.php'));
  copyFileSync(here('wordpress-page.php'), join(home, 'page.php'));
  const comments = said.map((post) => ({
    id: post.id,
    parent: post.parent === null ? 0 : said[post.parent]?.id,
    author: post.author,
    at: new Date(post.ms).toISOString().slice(0, 19).replace('T', ' '),
    text: post.text,
  }));
  const input = JSON.stringify({ dateFormat: dateFormat[language], comments });
  const body = runProgram(home, 'php', ['page.php'], { input });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body><header><a href="/">Village</a></header><main><article><h1>${title}</h1><p>Village</p></article><section id="comments">${body}</section></main></body></html>`;
}
