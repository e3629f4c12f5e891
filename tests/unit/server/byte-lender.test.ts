import { expect, test } from 'vitest';
import { createByteLender } from '../../../server/http/byte-lender.ts';

const MiB = 1024 * 1024;

test('what came back is lent again, to whoever asks for about as much', () => {
  const { lend, takeBack } = createByteLender(4 * MiB);
  const first = lend(200_000);
  expect(first).toHaveLength(200_000);
  takeBack(first);
  const second = lend(150_000);
  expect(second).toHaveLength(150_000);
  expect(second.buffer).toBe(first.buffer);
});

test('what is out is lent to nobody else', () => {
  const { lend, takeBack } = createByteLender(4 * MiB);
  const [first, second] = [lend(200_000), lend(200_000)];
  expect(second.buffer).not.toBe(first.buffer);
  takeBack(first);
  takeBack(second);
  const [third, fourth] = [lend(200_000), lend(200_000)];
  expect(new Set([third.buffer, fourth.buffer])).toEqual(new Set([first.buffer, second.buffer]));
});

test('no more is kept than may be, and nothing small', () => {
  const { lend, takeBack } = createByteLender(MiB);
  const large = [lend(MiB), lend(MiB)];
  for (const bytes of large) takeBack(bytes);
  const again = [lend(MiB), lend(MiB)].map(({ buffer }) => buffer);
  expect(again.filter((buffer) => large.some((bytes) => bytes.buffer === buffer))).toHaveLength(1);
  const small = lend(100);
  takeBack(small);
  expect(lend(100).buffer).not.toBe(small.buffer);
});
