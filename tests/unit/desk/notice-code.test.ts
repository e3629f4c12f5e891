import { expect, it } from 'vitest';
import {
  createNoticeCode,
  openNoticeBox,
  readNoticeCode,
  shutNoticeBox,
} from '../../../utils/desk/notice-code.ts';
import { signCanonical, verifyCanonical } from '../../../utils/evidence/signature.ts';

const fixed = '00000-00000-00000-00000-00001-1';

async function keysOf(purpose: 'appeal' | 'answer', code: string) {
  const keys = await readNoticeCode(purpose, code);
  if (keys === undefined) throw new Error('no code');
  return keys;
}

it('has 125 bits, and no two are alike', () => {
  const codes = Array.from({ length: 200 }, () => createNoticeCode());
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-Z*~$=]$/);
});

it('gives the same keys however it is typed, and none with a wrong character', async () => {
  const code = createNoticeCode();
  const one = await keysOf('appeal', code);
  const other = await keysOf('appeal', ` ${code.toLowerCase().replaceAll('-', ' ')} `);
  expect(other.capability).toBe(one.capability);
  expect(other.signing.publicKey).toEqual(one.signing.publicKey);
  const wrong = (code.startsWith('A') ? 'B' : 'A') + code.slice(1);
  expect(await readNoticeCode('appeal', wrong)).toBeUndefined();
  expect(await readNoticeCode('appeal', '')).toBeUndefined();
});

it('stays what it is: codes that were handed out have to work later', async () => {
  const { capability, signing } = await keysOf('appeal', fixed);
  expect(capability).toMatchInlineSnapshot(`"JsUACtIqWtNGWrorEL5es_iWmctp-p7Kg3MBEQoNArM"`);
  expect(signing.publicKey.x).toMatchInlineSnapshot(
    `"ViSgSLMh_wol-qd1TdDgNo7nukSRVVrYTvgiomuqkfM"`,
  );
});

it('gives keys for one purpose alone', async () => {
  const [appeal, answer] = [await keysOf('appeal', fixed), await keysOf('answer', fixed)];
  expect(appeal.capability).not.toBe(answer.capability);
  const signature = await signCanonical('x\n', { a: 1 }, appeal.signing.privateKey);
  expect(await verifyCanonical('x\n', { a: 1 }, signature, appeal.signing.publicKey)).toBe(true);
  expect(await verifyCanonical('x\n', { a: 1 }, signature, answer.signing.publicKey)).toBe(false);
  const box = await shutNoticeBox('half a text', appeal);
  expect(await openNoticeBox(box, appeal)).toBe('half a text');
  await expect(openNoticeBox(box, answer)).rejects.toThrow();
});
