// @vitest-environment jsdom

import { afterEach, expect, it, vi } from 'vitest';
import { readFrameFacts } from '../../../utils/capture/facts/frame-facts.ts';
import { ownFrameFactsSchema } from '../../../utils/messaging/frame-facts.ts';
import { expectFaults } from '../../drive/expect-faults.ts';
import { judgeHere } from '../../drive/judge-here.ts';

afterEach(() => vi.restoreAllMocks());

const broken = () => {
  throw new Error('no');
};

it.each([
  ['selectors', () => vi.spyOn(Document.prototype, 'querySelectorAll').mockImplementation(broken)],
  ['the title', () => vi.spyOn(Document.prototype, 'title', 'get').mockImplementation(broken)],
  ['the address', () => vi.spyOn(Document.prototype, 'URL', 'get').mockImplementation(broken)],
  [
    'the root',
    () => vi.spyOn(Document.prototype, 'documentElement', 'get').mockImplementation(broken),
  ],
  [
    'the window',
    () => vi.spyOn(Document.prototype, 'defaultView', 'get').mockImplementation(broken),
  ],
  ['the selection', () => vi.spyOn(Document.prototype, 'getSelection').mockImplementation(broken)],
  ['attributes', () => vi.spyOn(Element.prototype, 'getAttribute').mockImplementation(broken)],
  ['the clock', () => vi.spyOn(window.performance, 'now').mockImplementation(broken)],
  [
    'the scroll height',
    () => vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(broken),
  ],
])('facts that the schema accepts when %s cannot be read', async (_, breakIt) => {
  expectFaults('page.facts');
  document.body.innerHTML = '<article><a href="/p">words</a></article>';
  breakIt();
  const facts = await readFrameFacts({ document, hint: { kind: 'page' }, judge: judgeHere });
  vi.restoreAllMocks();
  expect(ownFrameFactsSchema.safeParse(facts).success).toBe(true);
});
