import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { captureAccountSchema } from '../../utils/protocol/capture-account.ts';
import { readJson } from './golden.ts';

const filesOf = (kind: 'accepted' | 'rejected') =>
  readdirSync(new URL(`capture-account/${kind}/`, import.meta.url))
    .toSorted()
    .map((file) => `capture-account/${kind}/${file}`);

it.each(filesOf('accepted'))('%s is read as it is written', (file) => {
  const account = readJson(file);
  expect(captureAccountSchema.parse(account)).toEqual(account);
});

it.each(filesOf('rejected'))('%s is refused for its profile alone', (file) => {
  const { error } = captureAccountSchema.safeParse(readJson(file));
  expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(new Set(['siteProfile']));
});
