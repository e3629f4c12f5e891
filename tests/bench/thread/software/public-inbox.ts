import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conversation, Said } from './conversation.ts';
import { inNewFolder, runProgram } from './run-program.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

const LIST = 'lane@lists.example.org';

/** A thread of a mailing list on one page, as preformatted text with rules between. */
export const publicInbox: Software = {
  name: 'public-inbox',
  from: 'Debian',
  packages: ['public-inbox'],
  render: async (conversation) => ({
    html: inNewFolder((home) => page(home, conversation)),
    posts: truthOf(conversation, { isNested: true }).map((post, place) =>
      place > 0 && post.parent === null ? { ...post, parent: 0 } : post,
    ),
  }),
};

function page(home: string, { said, title }: Conversation): string {
  const env = { PI_CONFIG: join(home, 'config'), ORIGINAL_RECIPIENT: LIST };
  const run = (program: string, parameters: readonly string[], input = '') =>
    runProgram(home, program, parameters, { input, env });
  run('git', ['config', '--global', 'user.email', LIST]);
  run('git', ['config', '--global', 'user.name', 'lane']);
  run('public-inbox-init', [
    '-V1',
    'lane',
    join(home, 'lane.git'),
    'https://lists.example.org/lane',
    LIST,
  ]);
  run('git', ['config', '-f', 'config', 'publicinboxmda.spamcheck', 'none']);
  for (const [place, post] of said.entries()) {
    const answered = place === 0 ? undefined : said[post.parent ?? 0];
    run('public-inbox-mda', ['--no-precheck'], mail(post, title, answered));
  }
  run('public-inbox-index', ['lane.git']);
  writeFileSync(join(home, 'page.pl'), reader);
  return run('perl', ['page.pl'], `https://lists.example.org/lane/${said[0]?.id}@example.org/T/`);
}

function mail(post: Said, title: string, answered: Said | undefined): string {
  const subject = Buffer.from(answered === undefined ? title : `Re: ${title}`).toString('base64');
  const from = Buffer.from(post.author).toString('base64');
  const thread =
    answered === undefined
      ? ''
      : `In-Reply-To: <${answered.id}@example.org>\nReferences: <${answered.id}@example.org>\n`;
  return `From: =?UTF-8?B?${from}?= <${post.handle}@example.org>\nTo: ${LIST}\nSubject: =?UTF-8?B?${subject}?=\nMessage-ID: <${post.id}@example.org>\n${thread}Date: ${new Date(post.ms).toUTCString().replace('GMT', '+0000')}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${post.text}\n`;
}

/** Asks the web interface for an address without a server. */
const reader = `use PublicInbox::WWW; use HTTP::Request::Common; use Plack::Test;
binmode STDOUT; chomp(my $url = <STDIN>); my $www = PublicInbox::WWW->new;
test_psgi(sub { $www->call(@_) }, sub { print $_[0]->(GET($url))->decoded_content(charset => 'none') });`;
