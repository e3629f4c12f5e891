// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { buildTreeSteps } from '../../../utils/capture/page-tree/build-tree.ts';
import { writePageTreeSteps } from '../../../utils/capture/page-tree/write-page-tree.ts';
import { openShadow } from '../../../utils/dom/shadow.ts';
import { readPageTree } from '../../../utils/posts/tree/read-page-tree.ts';
import { finish } from '../../../utils/posts/tree/steps.ts';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { judgeThreadSteps } from '../../../utils/thread/judge-thread.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };
const depth = 5_000;
const nodes = 50_000;
/** It takes about two seconds on a free core; with the square of its size it would never end. */
const longestMs = 15_000;

function post(n: number): string {
  return `<article><a class="author" href="/u/${n}">Ann ${n}</a><time datetime="2026-03-0${n}T00:00:00Z">day</time><p>words of number ${n}</p></article>`;
}

/** Posts at the bottom of a page that is as deep as it is wide. */
function deepPage(): Document {
  const page = new DOMParser().parseFromString('<main></main>', 'text/html');
  let at: Element = page.querySelector('main') ?? page.body;
  const perLevel = Math.floor(nodes / depth / 2);
  for (let level = 0; level < depth; level++) {
    const next = page.createElement('div');
    next.className = `level-${level % 7}`;
    for (let leaf = 0; leaf < perLevel; leaf++) {
      const side = page.createElement('span');
      side.append(`side ${leaf}`);
      next.append(side);
    }
    at.append(next);
    at = next;
  }
  at.innerHTML = [1, 2, 3].map(post).join('');
  return page;
}

describe('a page of 50,000 nodes at depth 5,000', () => {
  const page = deepPage();

  it('is read to its posts in bounded time, without the stack', { timeout: 4 * longestMs }, () => {
    const startedAt = performance.now();
    const thread = findThread(page, { reference });
    expect(performance.now() - startedAt).toBeLessThan(longestMs);
    expect(thread.isCut).toBe(false);
    expect(thread.posts.map(({ author, text }) => [author.name, text])).toEqual(
      [1, 2, 3].map((n) => [`Ann ${n}`, `words of number ${n}`]),
    );
  });

  it('is read in short steps and judged the same elsewhere', { timeout: 4 * longestMs }, () => {
    const steps = buildTreeSteps(page, { shadow: openShadow });
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    expect(count).toBeGreaterThan(nodes / 1_000);
    const written = finish(writePageTreeSteps(step.value));
    const sent = JSON.parse(JSON.stringify(written)) as typeof written;
    const { posts } = finish(judgeThreadSteps(readPageTree(sent), reference));
    expect(posts.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `words of number ${n}`));
  });
});

it('leaves out what is hidden, behind however many attributes it says so', () => {
  const page = new DOMParser().parseFromString('<p>shown</p><p>hidden</p>', 'text/html');
  const last = page.querySelectorAll('p')[1];
  for (let at = 0; at < 200; at++) last?.setAttribute(`data-${at}`, '');
  last?.setAttribute('hidden', '');
  const { texts } = finish(buildTreeSteps(page, { shadow: openShadow }));
  expect(texts.filter((text) => text !== '')).toEqual(['shown']);
});
