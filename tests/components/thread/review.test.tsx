import 'fake-indexeddb/auto';
import axe from 'axe-core';
import { options as preactOptions, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { type PageServices, ServicesContext } from '../../../components/services.ts';
import { ThreadReview } from '../../../components/thread/ThreadReview.tsx';
import type { ThreadActions } from '../../../components/thread/thread-actions.ts';
import { buildThreadView } from '../../../components/thread/thread-view.ts';
import { createPageServices } from '../../../entrypoints/composition/page-services.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { builtIn } from '../../../utils/services/standard/standard-in-use.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { sampleItem, sampleThread } from '../../unit/storage/sample-casebook.ts';

preactOptions.requestAnimationFrame = (callback) => void setTimeout(callback);
// jsdom lays nothing out: nothing is ever resized.
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const authors = ['Ann', 'Bob', 'Ann', 'Cleo', 'Bob', 'Ann', 'Cleo', 'Bob'] as const;
const wordsOf = (n: number): string => `words of number ${n}`;
const picture = 'https://forum.example.org/picture.png';

const items = authors.map((name, n) =>
  sampleItem('inbox', {
    kind: 'post',
    text: wordsOf(n),
    author: { name, url: `https://forum.example.org/u/${name}` },
    time: { text: 'a day', iso: `2030-01-0${n + 1}T08:00:00.000Z` },
  }),
);
const thread = sampleThread('inbox', {
  endedAt: '2030-01-10T08:00:00.000Z',
  end: 'reached-end',
  captured: authors.length,
  shared: [
    {
      url: picture,
      kind: 'resource',
      sha256: 'a'.repeat(64),
      mediaType: 'image/png',
      sizeBytes: 3,
    },
  ],
  posts: items.map(({ id, capturedAt }, n) => ({
    key: `post-${n}`,
    itemId: id,
    counters: [],
    media: n === 0 ? [{ kind: 'image', url: picture }] : [],
    alsoAt: [],
    selector: 'article',
    firstSeenAt: capturedAt,
    lastSeenAt: capturedAt,
  })),
});
const view = buildThreadView(thread, items, guideline2023);

let root: HTMLElement;
let picked: readonly string[];
let context: readonly string[];
let helper: boolean[];

function servicesOf(): PageServices {
  return createPageServices(
    openPlaintDb(`thread-${crypto.randomUUID()}`),
    async (type) => {
      throw new TypeError(`nobody answers ${type}`);
    },
    createTranslator('en'),
    {
      standard: builtIn,
      openPage: async () => undefined,
      leave: async () => undefined,
    },
  );
}

async function show(isHelped: boolean): Promise<void> {
  const nothing = () => undefined;
  const actions: ThreadActions = {
    onPause: nothing,
    onResume: nothing,
    onStop: nothing,
    onFinish: nothing,
    onSettings: nothing,
    onLook: nothing,
    onDecide: nothing,
    onReport: async () => undefined,
    onPicked: (keys, around) => {
      picked = keys;
      context = around;
    },
    onHelper: (isNow) => {
      helper.push(isNow);
    },
  };
  await act(() =>
    render(
      <ServicesContext.Provider value={servicesOf()}>
        <main>
          <h1>A discussion</h1>
          <ThreadReview thread={thread} view={view} isHelped={isHelped} actions={actions} />
        </main>
      </ServicesContext.Provider>,
      root,
    ),
  );
}

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  document.documentElement.lang = 'en';
  document.title = 'Review';
  picked = [];
  context = [];
  helper = [];
});

const cards = () => [...root.querySelectorAll('article')];
const buttonsOf = (within: ParentNode, name: string) =>
  [...within.querySelectorAll('button')].filter(({ textContent }) => textContent === name);

async function press(element: HTMLElement | undefined, shiftKey = false): Promise<void> {
  if (element === undefined) throw new Error('nothing to press');
  await act(() => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  });
}

const pickAt = (n: number, shiftKey = false) =>
  press(cards()[n]?.querySelector('input') ?? undefined, shiftKey);

it('no word and no picture stands in the page until it is wanted, and then only that one', async () => {
  await show(false);
  expect(cards()).toHaveLength(authors.length);
  expect(root.textContent).not.toContain('words of number');
  expect(root.querySelector('img')).toBeNull();
  expect(cards()[0]?.textContent).toContain('Ann');
  await press(buttonsOf(cards()[2] ?? root, 'Show')[0]);
  expect(root.textContent).toContain(wordsOf(2));
  expect(root.textContent?.match(/words of number/g)).toHaveLength(1);
  await press(buttonsOf(cards()[2] ?? root, 'Cover')[0]);
  expect(root.textContent).not.toContain('words of number');
});

it('everything is uncovered by one button and covered again by it', async () => {
  await show(false);
  await press(buttonsOf(root, 'Uncover everything')[0]);
  for (const n of authors.keys()) expect(root.textContent).toContain(wordsOf(n));
  await press(buttonsOf(cards()[1] ?? root, 'Cover')[0]);
  expect(root.textContent).not.toContain(wordsOf(1));
  await press(buttonsOf(root, 'Cover everything')[0]);
  expect(root.textContent).not.toContain('words of number');
});

it('with a helper there is nothing to uncover, and counts stand for the content', async () => {
  await show(true);
  expect(buttonsOf(root, 'Show')).toEqual([]);
  expect(buttonsOf(root, 'Uncover everything')).toEqual([]);
  expect(root.textContent).not.toContain('words of number');
  expect(cards()[0]?.textContent).toMatch(/17/);
  await press(root.querySelector<HTMLElement>('label input[type=checkbox]') ?? undefined);
  expect(helper).toEqual([false]);
});

it('what was uncovered is covered again when a helper takes over', async () => {
  await show(false);
  await press(buttonsOf(root, 'Uncover everything')[0]);
  await show(true);
  expect(root.textContent).not.toContain('words of number');
});

it('all by one account are picked by one button, with what was picked before', async () => {
  await show(false);
  await pickAt(3);
  await press(buttonsOf(cards()[4] ?? root, 'Pick all by this account')[0]);
  expect(picked).toEqual(['post-1', 'post-3', 'post-4', 'post-7']);
});

it('a range is picked from the last one pressed to the one pressed with shift, either way', async () => {
  await show(false);
  await pickAt(5);
  await pickAt(2, true);
  expect(picked).toEqual(['post-2', 'post-3', 'post-4', 'post-5']);
  await pickAt(3);
  expect(picked).toEqual(['post-2', 'post-4', 'post-5']);
});

it('the least set accuses nobody but by words that are listed, and keeps what was picked by hand', async () => {
  await show(false);
  await pickAt(7);
  await press(buttonsOf(root, 'Pick the minimum set')[0]);
  expect(picked).toEqual(['post-0', 'post-5', 'post-6', 'post-7']);
  expect(context).toEqual(['post-0', 'post-5', 'post-6']);
  expect(root.textContent).toContain('1 as attacks, 3 as context');
});

it('each picked post can be called an attack, context or no part of it, covered as it is', async () => {
  await show(false);
  await press(buttonsOf(root, 'Pick the minimum set')[0]);
  const report = () => buttonsOf(root, 'Report the picked posts as one')[0];
  expect(report()?.disabled).toBe(true);
  expect(root.textContent).toContain('Mark at least one post as an attack.');
  await press(root.querySelector<HTMLElement>('.only input') ?? undefined);
  expect(cards()).toHaveLength(4);
  expect(root.textContent).not.toContain('words of number');
  const radios = () => [...(cards()[0]?.querySelectorAll<HTMLElement>('fieldset input') ?? [])];
  await press(radios()[0]);
  expect(context).toEqual(['post-5', 'post-6', 'post-7']);
  expect(report()?.disabled).toBe(false);
  await press(radios()[2]);
  expect(picked).toEqual(['post-5', 'post-6', 'post-7']);
  expect(cards()).toHaveLength(3);
});

it.each([true, false])('nobody is kept out of it (helper: %s)', async (isHelped) => {
  await show(isHelped);
  const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
