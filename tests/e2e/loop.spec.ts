import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { startWithoutDisplay } from '../drive/start-without-display.ts';

let out: string | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  if (out !== undefined) await rm(out, { recursive: true, force: true, maxRetries: 5 });
});

it('a report is claimed, asked about, answered, judged, replied to and rated, each step proved', async () => {
  out = await mkdtemp(join(tmpdir(), 'plaint-loop-'));
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { signal } = new AbortController();
  const code = await startWithoutDisplay({ url: undefined, select: undefined, out, signal });
  const last = JSON.parse(String(printed.mock.lastCall?.[0]));
  expect(Object.keys(last)).toEqual(['reportId', 'receipt', 'evidence', 'verified', 'case']);
  expect(last.verified).toBe(true);
  expect(last.case).toEqual({
    steps: [
      'case.claimed',
      'report.opened',
      'case.assessed',
      'case.asked',
      'supplement.received',
      // Looked at once more with the answer.
      'report.opened',
      'case.accepted',
      'case.judged',
      // By the second handler, who takes it over.
      'case.claimed',
      'report.opened',
      'case.replied',
      'result.rated',
    ],
    reply: 'not-upheld',
    proved: true,
  });
  expect(code).toBe(0);
});
