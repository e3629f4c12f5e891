import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClockAhead, takeIssueTime } from '../../../server/keys/issue-time.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'plaint-issued-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const never = '1970-01-01T00:00:00.000Z';
const start = (now: string, ledgerAt = never, trustsClock = false) =>
  takeIssueTime({ dataDir, now: new Date(now), ledgerAt, trustsClock });

it('a start issues at its time, and never before the last start, whatever the clock says', async () => {
  expect(await start('2026-03-01T12:00:00Z')).toBe('2026-03-01T12:00:00.000Z');
  expect(await start('2026-02-20T12:00:00Z')).toBe('2026-03-01T12:00:00.000Z');
  expect(await start('2026-03-01T12:00:01Z')).toBe('2026-03-01T12:00:01.000Z');
});

it('a clock set back by years does not turn back what the ledger has seen', async () => {
  const ledgerAt = '2026-03-01T12:00:00.000Z';
  expect(await start('2026-03-01T12:00:00Z', ledgerAt)).toBe(ledgerAt);
  expect(await start('2016-03-01T12:00:00Z', ledgerAt)).toBe(ledgerAt);
});

it('a clock that is years ahead of all that was seen stops the start, and leaves nothing behind', async () => {
  await start('2026-03-01T12:00:00Z');
  await expect(start('2031-03-01T12:00:00Z')).rejects.toThrow(ClockAhead);
  await expect(start('2031-03-01T12:00:00Z')).rejects.toThrow('2026-03-01T12:00:00.000Z');
  expect(await start('2026-03-02T12:00:00Z')).toBe('2026-03-02T12:00:00.000Z');
  await expect(start('2031-03-01T12:00:00Z', '2026-04-01T00:00:00.000Z')).rejects.toThrow(
    ClockAhead,
  );
});

it('after a year without a start the operator says once that the clock is right', async () => {
  await start('2026-03-01T12:00:00Z');
  expect(await start('2027-01-01T00:00:00Z')).toBe('2027-01-01T00:00:00.000Z');
  await expect(start('2028-06-01T00:00:00Z')).rejects.toThrow(ClockAhead);
  expect(await start('2028-06-01T00:00:00Z', never, true)).toBe('2028-06-01T00:00:00.000Z');
  expect(await start('2028-06-02T00:00:00Z')).toBe('2028-06-02T00:00:00.000Z');
});

it('what a first start issued in 2031 does not hold up what is issued once the clock is right', async () => {
  expect(await start('2031-03-01T12:00:00Z')).toBe('2031-03-01T12:00:00.000Z');
  expect(await start('2026-03-01T12:00:00Z')).toBe('2026-03-01T12:00:00.000Z');
});
