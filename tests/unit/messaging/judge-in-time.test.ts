import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { judgeInTime } from '../../../utils/messaging/judge-in-time.ts';
import type { PlacesRequest } from '../../../utils/protocol/page-tree.ts';
import { maxJudgeMs, maxSightLength } from '../../../utils/protocol/page-tree-limits.ts';
import { expectFaults } from '../../drive/expect-faults.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function request(text = 'words'): PlacesRequest {
  return {
    tree: {
      ...{ tags: ['p', ''], texts: ['', text], parents: [-1, 0], attributes: [[], []] },
      ...{ media: [], baseUrl: 'https://a.test/', matched: [] },
    },
    reference: { nowMs: 0, utcOffsetMinutes: 0 },
    places: [{ at: 0 }],
  };
}

const answer = { ok: true, value: { judged: '{"posts":[],"around":[null]}' } };
const gone = new Error('The message port closed before a response was received.');
const isGone = (thrown: unknown): boolean => thrown === gone;

/** Whatever timers are set run; gives the answer and how long it took. */
async function ask(transport: (message: unknown) => Promise<unknown>, of = request()) {
  const startedAt = Date.now();
  const judging = judgeInTime(transport, of, isGone);
  await vi.runAllTimersAsync();
  const judged = await judging;
  return { judged, waitedMs: Date.now() - startedAt };
}

it('gives what the background answers', async () => {
  const transport = vi.fn(async () => answer);
  expect((await ask(transport)).judged).toEqual({ posts: [], around: [null] });
  expect(transport).toHaveBeenCalledWith({
    type: 'frame.judge',
    payload: { sight: JSON.stringify(request()) },
  });
});

it('waits no longer than its time for a background that never answers', async () => {
  const { judged, waitedMs } = await ask(() => new Promise(() => {}));
  expect(judged).toBe('limit-time');
  expect(waitedMs).toBe(maxJudgeMs);
});

it('asks again when the worker died, since the message starts another', async () => {
  const transport = vi.fn(async () => answer as unknown).mockRejectedValueOnce(gone);
  expect((await ask(transport)).judged).toEqual({ posts: [], around: [null] });
  expect(transport).toHaveBeenCalledTimes(2);
});

it('says that nobody could tell when there is no background any more', async () => {
  const { judged, waitedMs } = await ask(() => Promise.reject(gone));
  expect(judged).toBe('unreadable');
  expect(waitedMs).toBeLessThanOrEqual(maxJudgeMs);
});

it.each([
  ['internal_fault', 'unreadable'],
  ['cancelled', 'limit-time'],
] as const)('does not have the same judged again after %s', async (code, why) => {
  const transport = vi.fn(async () => ({ ok: false, code }));
  expect((await ask(transport)).judged).toBe(why);
  expect(transport).toHaveBeenCalledTimes(1);
});

it('notes an answer that nothing explains, and goes on', async () => {
  expectFaults('page.facts');
  const transport = async () => ({ ok: true, value: { judged: 'no JSON' } });
  expect((await ask(transport)).judged).toBe('unreadable');
});

it('sends no page that is too large to be carried', async () => {
  const transport = vi.fn(async () => answer);
  const large = request('x'.repeat(maxSightLength));
  expect((await ask(transport, large)).judged).toBe('limit-bytes');
  expect(transport).not.toHaveBeenCalled();
});
