import { afterEach, describe, expect, it } from 'vitest';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { type Attack, contradictions, extraFiles } from '../unit/evidence/forge/attacks.ts';
import { Forgery } from '../unit/evidence/forge/forgery.ts';
import { pageUrl, soonAfter } from '../unit/evidence/sample-package.ts';
import { openPlayer, type Player } from './replay-player.ts';

/** Of the attacks, those by which ReplayWeb.page could show something else; all with `PLAINT_REPLAY=all`. */
const shown = new Set([
  'two responses under one address',
  'two responses, one under the address with a fragment',
  'a resource under the address of the page',
  'a second index that points into a picture',
  'pages.jsonl with another title',
  'a content coding',
  'another media type in the response',
  'a blank before the colon',
  'a hexadecimal length',
]);
const attacks = [...extraFiles, ...contradictions].filter(
  ({ name }) => process.env['PLAINT_REPLAY'] === 'all' || shown.has(name),
);

const signedWords = 'Thread 七';

describe('ReplayWeb.page beside our verdict', () => {
  let player: Player | undefined;

  afterEach(async () => {
    await player?.close();
    player = undefined;
  });

  /** The heading that the player shows under the page's address; undefined when it shows none. */
  async function heading(file: Blob): Promise<string | undefined> {
    player = await openPlayer(file, pageUrl);
    const opened = player;
    const read = async () => (await opened.frame(pageUrl)).textContent('h1', { timeout: 8_000 });
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 15_000, undefined));
    return (await Promise.race([read().catch(() => undefined), late])) ?? undefined;
  }

  it('shows the signed words of a package that holds', async () => {
    const file = await (await Forgery.begin()).build();
    expect((await verifyPackage(file, { now: soonAfter })).holds).toBe(true);
    expect(await heading(file)).toBe(signedWords);
  });

  it.each(attacks.map((attack): [string, Attack] => [attack.name, attack]))(
    'shows nothing that we call verified for %s',
    async (_, attack) => {
      const forgery = await Forgery.begin();
      await attack.forge(forgery);
      const file = await forgery.build();
      const { holds } = await verifyPackage(file, { now: soonAfter });
      const words = await heading(file);
      process.stdout.write(
        `| ${attack.name} | ${holds ? 'holds' : 'fails'} | ${words === signedWords ? 'the signed words' : (words ?? 'nothing')} |\n`,
      );
      expect(holds && words !== signedWords).toBe(false);
      expect(holds).toBe(false);
    },
  );

  it('would tell: it shows the words that were exchanged under the page’s address', async () => {
    const forgery = await Forgery.begin();
    const record = forgery.record(pageUrl);
    const text = new TextDecoder().decode(record.payload).replace('<h1>Thread', '<h1>Dread 2');
    record.payload = utf8(text);
    record.head = record.head.replace(
      /Content-Length: \d+/,
      `Content-Length: ${utf8(record.http).length + record.payload.length}`,
    );
    record.http = record.http.replace(
      /Content-Length: \d+/,
      `Content-Length: ${record.payload.length}`,
    );
    const file = await forgery.build();
    expect((await verifyPackage(file, { now: soonAfter })).holds).toBe(false);
    expect(await heading(file)).not.toBe(signedWords);
  });
});
