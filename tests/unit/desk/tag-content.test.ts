import { createHmac, hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ContentTag, tagContent } from '../../../utils/desk/tag-content.ts';

/** As the endpoint of 0.1.0 made them with Node's own functions: what it kept must go on linking. */
function tagAsReleased(about: ContentTag['about'], content: string, secret: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'plaint.link/1', 32));
  return createHmac('sha256', key).update(`${about}\n${content}`).digest('hex');
}

const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const secrets = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => new Uint8Array(bytes));

it('the tags are those of 0.1.0, whatever is reported and under whichever secret', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.webUrl()),
      fc.uniqueArray(sha256),
      secrets,
      async (targets, hashes, secret) => {
        const documents = hashes.map((hash) => ({ sha256: hash, kind: 'other' }));
        const expected = new Set([
          ...targets.map((url) => tagAsReleased('address', new URL(url).href, secret)),
          ...hashes.map((hash) => tagAsReleased('document', hash, secret)),
        ]);
        const tags = await tagContent({ targets, documents }, secret);
        expect(new Set(tags.map(({ tag }) => tag))).toEqual(expected);
      },
    ),
    { numRuns: 100, seed: 58 },
  );
});

it('the place within a page makes no other content, another secret another tag', async () => {
  const [secret, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const about = (target: string, key = secret) =>
    tagContent({ targets: [target], documents: [] }, key);
  const [tag] = await about('https://forum.example.org/t/1');
  expect(await about('https://forum.example.org/t/1#post-7')).toEqual([tag]);
  expect(await about('https://forum.example.org/t/2')).not.toEqual([tag]);
  expect(await about('https://forum.example.org/t/1', other)).not.toEqual([tag]);
});
