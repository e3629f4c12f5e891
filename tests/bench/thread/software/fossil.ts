import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conversation, Said } from './conversation.ts';
import { inNewFolder, runProgram } from './run-program.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

/** Fossil's forum. A conversation is one thread: what opens a branch answers the first post. */
export const fossil: Software = {
  name: 'Fossil forum',
  from: 'Debian',
  packages: ['fossil'],
  render: async (conversation) => ({
    html: inNewFolder((home) => page(home, conversation)),
    posts: truthOf(conversation, { isNested: true }).map((post, place) =>
      place > 0 && post.parent === null ? { ...post, parent: 0 } : post,
    ),
  }),
};

function page(home: string, { said, title }: Conversation): string {
  const folder = join(home, 'artifacts');
  mkdirSync(folder);
  const ids: string[] = [];
  for (const [place, post] of said.entries()) {
    const artifact = forumPost(post, title, ids[0], ids[post.parent ?? 0]);
    ids[place] = createHash('sha3-256').update(artifact).digest('hex');
    writeFileSync(join(folder, String(place)), artifact);
  }
  runProgram(home, 'fossil', ['reconstruct', 'village.fossil', folder]);
  runProgram(home, 'fossil', ['user', 'capabilities', 'nobody', '2', '-R', 'village.fossil']);
  const answer = runProgram(home, 'fossil', ['http', 'village.fossil'], {
    input: `GET /forumpost/${ids[0]} HTTP/1.0\r\nHost: village.example.org\r\n\r\n`,
  });
  return answer.slice(answer.indexOf('<!DOCTYPE'));
}

/**
 * A structural artifact of Fossil (`fossil help`, “forum”): cards in their order, and their MD5 at the end.
 */
function forumPost(post: Said, title: string, root?: string, answered?: string): string {
  const cards = [
    `D ${new Date(post.ms).toISOString().slice(0, 23)}`,
    ...(root === undefined ? [`H ${encoded(title)}`] : [`G ${root}`, `I ${answered}`]),
    'N text/plain',
    `U ${encoded(post.author)}`,
    `W ${Buffer.byteLength(post.text)}\n${post.text}\n`,
  ].join('\n');
  return `${cards}Z ${createHash('md5').update(cards).digest('hex')}\n`;
}

const encoded = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(' ', '\\s').replaceAll('\n', '\\n');
