import { afterEach, expect, it } from 'vitest';
import { PlaintError } from '../../../utils/errors.ts';
import { coded, codeOrFault, errorNamed, noted } from '../../../utils/faults/expected.ts';
import { maxFaults, readFault } from '../../../utils/faults/fault.ts';
import { keepFaults, noteFault, takeFaults } from '../../../utils/faults/note-fault.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const placesNoted = async () => {
  await settled();
  return takeFaults().map(({ code, place }) => `${place} ${code}`);
};

afterEach(() => keepFaults(() => Promise.reject(new TypeError('nobody'))));

const canary = 'Mara Quill https://forum.example.org/t/7 reporter@example.org';

/** Everything of an error that may hold what a person wrote or where she was. */
function errorFull(): Error {
  const error = new TypeError(canary, { cause: new Error(canary) });
  error.stack = `${canary}\n    at ${canary}`;
  return Object.assign(error, { detail: canary, url: canary, code: canary });
}

it.each([
  ['an error', errorFull()],
  ['an error of an unknown name', Object.assign(errorFull(), { name: canary })],
  ['one of ours', new PlaintError('storage_full', { cause: canary, detail: { url: canary } })],
  ['a text', canary],
  ['an object', { name: canary, message: canary }],
  [
    'something that throws when it is read',
    new Proxy(
      {},
      {
        get: () => {
          throw errorFull();
        },
      },
    ),
  ],
  ['nothing', undefined],
])('no content enters the ring with %s', async (_, thrown) => {
  noteFault('page', thrown);
  await settled();
  const faults = takeFaults();
  expect(faults).toHaveLength(1);
  for (const fault of faults) {
    expect(Object.keys(fault).sort()).toEqual(['at', 'code', 'place']);
    expect(readFault(fault)).toEqual(fault);
  }
  expect(JSON.stringify(faults)).not.toMatch(/Mara|example|reporter/);
});

it('what is expected at a place is no fault; anything else there is', async () => {
  const notJson = noted('json.parse', undefined, errorNamed('SyntaxError'));
  expect(notJson(new SyntaxError('x'))).toBeUndefined();
  expect(notJson(new TypeError('x'))).toBeUndefined();
  noted('profile.open', undefined, coded('invalid_input'))(new PlaintError('invalid_input'));
  noted('profile.open', undefined, coded('invalid_input'))(new PlaintError('storage_broken'));
  expect(await placesNoted()).toEqual(['json.parse TypeError', 'profile.open storage_broken']);
});

it('a failure is told by its own code, a bug by the fallback and as a fault', async () => {
  expect(codeOrFault(new PlaintError('page_gone'), 'capture_failed', 'capture.page')).toBe(
    'page_gone',
  );
  expect(await placesNoted()).toEqual([]);
  expect(codeOrFault(new RangeError('x'), 'capture_failed', 'capture.page')).toBe('capture_failed');
  expect(await placesNoted()).toEqual(['capture.page RangeError']);
});

it('a fault that was answered to a message is noted once, where it happened', async () => {
  noteFault('page.wake', new PlaintError('internal_fault'));
  expect(await placesNoted()).toEqual([]);
});

it('faults from before there was a place for them, and those that it does not take, stay in memory', async () => {
  noteFault('page', new TypeError('x'));
  await settled();
  const kept: string[] = [];
  keepFaults(async ({ place }) => void kept.push(place));
  noteFault('background', new TypeError('x'));
  expect(kept).toEqual(['page', 'background']);
  keepFaults(() => Promise.reject(new PlaintError('storage_broken')));
  for (let i = 0; i < maxFaults + 5; i++) noteFault('page', new TypeError('x'));
  await settled();
  expect(takeFaults()).toHaveLength(maxFaults);
});

it.each(['No SW', 'The browser is shutting down.'])(
  'what a worker is told that has ended is no fault: %s',
  async (words) => {
    noteFault('delivery.run', new Error(words));
    expect(await placesNoted()).toEqual([]);
    noteFault('delivery.run', new Error(`${words} And more`));
    noteFault('delivery.run', new TypeError(words));
    expect(await placesNoted()).toEqual(['delivery.run Error', 'delivery.run TypeError']);
  },
);
