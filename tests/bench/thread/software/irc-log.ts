import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conversation } from './conversation.ts';
import { inNewFolder, runProgram } from './run-program.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

const DAY = '2026-03-12';

/** A channel's log of one day, which says its date only once. */
export const ircLog: Software = {
  name: 'irclog2html',
  from: 'Debian',
  packages: ['irclog2html'],
  render: async (conversation) => {
    const inOneDay = spokenInOneDay(conversation);
    return { html: inNewFolder((home) => page(home, inOneDay)), posts: truthOf(inOneDay) };
  },
};

function spokenInOneDay(conversation: Conversation): Conversation {
  const said = conversation.said.map((post, place) => ({
    ...post,
    author: post.author.replaceAll(' ', '_'),
    ms: Date.parse(`${DAY}T06:20:00Z`) + place * 7 * 60_000,
  }));
  return { ...conversation, said };
}

function page(home: string, { said, language }: Conversation): string {
  const lines = said.map(
    ({ ms, author, text }) => `[${new Date(ms).toISOString().slice(11, 16)}] <${author}> ${text}`,
  );
  const log = `#lane.${DAY}.log`;
  writeFileSync(join(home, log), `--- Log opened Thu Mar 12 06:19:58 2026\n${lines.join('\n')}\n`);
  runProgram(home, 'irclog2html', ['-s', 'xhtmltable', log]);
  return readFileSync(join(home, `${log}.html`), 'utf8').replace(
    '<html',
    `<html lang="${language}"`,
  );
}
