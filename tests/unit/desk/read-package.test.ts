import { constants, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPackage } from '../../../utils/desk/read-package.ts';
import { type Bytes, concatBytes } from '../../../utils/evidence/bytes.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { Forgery } from '../evidence/forge/forgery.ts';
import { pageUrl, samplePackageInput } from '../evidence/sample-package.ts';

const { signal } = new AbortController();

it('of a package every part is handed on with the bytes that were signed for', async () => {
  const input = await samplePackageInput();
  const content = await readPackage(await packWacz(input), signal);
  const page = content?.parts.find(({ role }) => role === 'document');
  expect(content?.url).toBe(pageUrl);
  expect(page?.url).toBe(pageUrl);
  expect(await page?.bytes.text()).toContain('<');
  expect(content?.parts.some(({ role }) => role === 'screenshot')).toBe(true);
});

it('what is no package has no content', async () => {
  expect(await readPackage(new Blob(['no zip']), signal)).toBeUndefined();
});

it('a part with other bytes than were signed for is not there, and the others are', async () => {
  const forgery = await Forgery.begin();
  forgery.record(pageUrl).payload = new TextEncoder().encode('another page');
  const content = await readPackage(await forgery.build(), signal);
  expect(content?.parts.some(({ url }) => url === pageUrl)).toBe(false);
  expect(content?.parts.length).toBeGreaterThan(0);
});

it('a record that inflates far beyond what was signed for is not read to its end', async () => {
  const blockBytes = 16 * 1024 * 1024;
  const times = 640;
  const block: Bytes = new Uint8Array(
    deflateRawSync(new Uint8Array(blockBytes), { finishFlush: constants.Z_FULL_FLUSH }),
  );
  const forgery = await Forgery.begin();
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  const end = Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  forgery.record(pageUrl).member = concatBytes([
    header,
    ...Array.from({ length: times }, () => block),
    end,
  ]);
  const content = await readPackage(await forgery.build(), signal);
  expect(content?.parts.some(({ url }) => url === pageUrl)).toBe(false);
  expect(content?.parts.length).toBeGreaterThan(0);
});

it('a package that names more than a verifier would read is not opened', async () => {
  const forgery = await Forgery.begin();
  Object.assign(forgery.artefact('document'), { sizeBytes: 2 ** 40 });
  expect(await readPackage(await forgery.build(), signal)).toBeUndefined();
});
