import 'fake-indexeddb/auto';
import axe from 'axe-core';
import { options as preactOptions, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { type PageServices, ServicesContext } from '../../../components/services.ts';
import { LookPage } from '../../../components/thread/LookPage.tsx';
import type { LookActions, LookView } from '../../../components/thread/look-view.ts';
import { createPageServices } from '../../../entrypoints/composition/page-services.ts';
import { PlaintError } from '../../../utils/errors.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { builtIn } from '../../../utils/services/standard/standard-in-use.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';

preactOptions.requestAnimationFrame = (callback) => void setTimeout(callback);

const box = { left: 10, top: 20, width: 300, height: 60 };
const view: LookView = {
  picture: 'data:image/png;base64,AAAA',
  size: { width: 800, height: 600 },
  posts: [
    {
      at: 4,
      box,
      author: 'Ann',
      time: '2026-03-17T10:00:00Z',
      text: 'one',
      unsure: [],
      isShown: false,
    },
    { at: 9, author: '3 March', text: 'two', unsure: ['author'], isShown: true },
  ],
  others: [{ at: 14, words: 'words of another part' }],
  host: 'forum.example.org',
  corrections: 1,
  isLearned: true,
};

let root: HTMLElement;
let calls: unknown[][];
let refusal: PlaintError | undefined;

const noted =
  (name: string) =>
  (...values: unknown[]) =>
    void calls.push([name, ...values]);

async function show(shown: LookView | string | undefined): Promise<void> {
  const services: PageServices = createPageServices(
    openPlaintDb(`look-${crypto.randomUUID()}`),
    async (type) => {
      throw new TypeError(`nobody answers ${type}`);
    },
    createTranslator('en'),
    { standard: builtIn, openPage: async () => undefined, leave: async () => undefined },
  );
  const actions: LookActions = {
    onAgain: noted('again'),
    onPoint: noted('point'),
    onAdd: noted('add'),
    onRemove: noted('remove'),
    onWider: noted('wider'),
    onUndo: noted('undo'),
    async onCapture(isRemembered) {
      calls.push(['capture', isRemembered]);
      if (refusal !== undefined) throw refusal;
    },
  };
  await act(() =>
    render(
      <ServicesContext.Provider value={services}>
        <LookPage view={shown} actions={actions} />
      </ServicesContext.Provider>,
      root,
    ),
  );
}

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  document.documentElement.lang = 'en';
  document.title = 'Look';
  calls = [];
  refusal = undefined;
});

async function press(name: string | RegExp): Promise<void> {
  const test = (text: string | null) =>
    text !== null && (typeof name === 'string' ? text === name : name.test(text));
  const found = [...root.querySelectorAll('button')].find(
    (button) => test(button.getAttribute('aria-label')) || test(button.textContent),
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  await act(() => found.click());
}

it('says what it is doing, and what went wrong', async () => {
  await show(undefined);
  expect(root.querySelector('[role="status"]')?.textContent).toBe('Looking at the page…');
  await show('page_gone');
  expect(root.textContent).toContain('page_gone');
  await press('Look again');
  expect(calls).toEqual([['again']]);
});

it('outlines what stands in the picture, lists all, and marks what is not certain', async () => {
  await show(view);
  expect(root.querySelectorAll('button[aria-label$="in the picture"]')).toHaveLength(1);
  const entries = [...root.querySelectorAll('ol > li')].map(({ textContent }) => textContent);
  expect(entries).toHaveLength(2);
  expect(entries[0]).not.toContain('not certain');
  expect(entries[1]).toContain('Author not certain');
  expect(entries[1]).toContain('outside of the picture');
  const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it('takes corrections by the place in the page: none, more, another, and back', async () => {
  await show(view);
  await press('This is not a post: 1');
  await press('More belongs to it');
  await press('This is a post');
  await press('Undo');
  expect(calls).toEqual([['remove', 4], ['wider', 9], ['add', 14], ['undo']]);
});

it('a press of the key on the picture points nowhere', async () => {
  await show(view);
  await press('Here is another');
  await press('Click on a post that is not outlined');
  expect(calls).toEqual([]);
});

it('remembers what was taught only if that is wanted, and tells of a capture that did not begin', async () => {
  refusal = new PlaintError('page_gone');
  await show(view);
  await press('Capture the discussion');
  expect(root.textContent).toContain('page_gone');
  const wish = root.querySelector<HTMLInputElement>('input[type="checkbox"]');
  await act(() => wish?.click());
  await press('Capture the discussion');
  expect(calls).toEqual([
    ['capture', false],
    ['capture', true],
  ]);
  await show({ ...view, isLearned: false });
  expect(root.textContent).toContain('This cannot be told apart');
  expect(root.querySelector('input[type="checkbox"]')).toBeNull();
});
