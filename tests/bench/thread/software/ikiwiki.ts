import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Conversation, NOW_MS } from './conversation.ts';
import { inNewFolder, runProgram } from './run-program.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

/** Comments below an article, each with its author and time after its words. */
export const ikiwiki: Software = {
  name: 'ikiwiki comments',
  from: 'Debian',
  packages: ['ikiwiki'],
  render: async (conversation) => ({
    html: inNewFolder((home) => page(home, conversation)),
    posts: truthOf(conversation),
  }),
};

function page(home: string, { said, title, language }: Conversation): string {
  const comments = join(home, 'src', 'stop');
  mkdirSync(comments, { recursive: true });
  const article = join(home, 'src', 'stop.mdwn');
  writeFileSync(article, `[[!meta title="${title}"]]\n`);
  // The page tells when its article was last changed.
  utimesSync(article, NOW_MS / 1_000, NOW_MS / 1_000);
  for (const [place, post] of said.entries()) {
    writeFileSync(
      join(comments, `comment_${place + 1}_${post.id}._comment`),
      `[[!comment format=mdwn\n claimedauthor="${post.author}"\n date="${new Date(post.ms).toISOString()}"\n content="""\n${post.text}\n"""]]\n`,
    );
  }
  writeFileSync(
    join(home, 'setup'),
    `use IkiWiki::Setup::Standard { wikiname => "Village", srcdir => "${home}/src", destdir => "${home}/out",
      url => "https://village.example.org", cgiurl => "https://village.example.org/ikiwiki.cgi", rcs => "",
      add_plugins => ["comments"], comments_pagespec => "stop", comments_allowauthor => 1, wrappers => [],
      locale => "C.UTF-8", timezone => "UTC", html5 => 1 };`,
  );
  runProgram(home, 'ikiwiki', ['--setup', 'setup', '--rebuild']);
  return readFileSync(join(home, 'out', 'stop', 'index.html'), 'utf8').replace(
    '<html',
    `<html lang="${language}"`,
  );
}
