// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanUrl } from '../../../utils/capture/facts/clean-url.ts';
import { readPageFacts } from '../../../utils/capture/facts/page-facts.ts';
import { pageFactsSchema } from '../../../utils/protocol/capture.ts';

function load(head: string, body = ''): void {
  document.head.innerHTML = head;
  document.body.innerHTML = body;
}

describe('readPageFacts', () => {
  it('gives facts that the schema accepts on an empty page', () => {
    load('');
    expect(pageFactsSchema.parse(readPageFacts(document, window)).title).toBe('');
  });

  it('takes the canonical link, and og:url when there is none, over http only', () => {
    load('<link rel="Canonical" href="/a?x=1"><meta property="og:url" content="https://b.test/">');
    expect(readPageFacts(document, window).url.canonical).toBe(`${location.origin}/a?x=1`);
    load(
      '<link rel="canonical" href="javascript:1"><meta property="og:url" content="https://b.test/">',
    );
    expect(readPageFacts(document, window).url.canonical).toBe('https://b.test/');
    load('<meta property="og:url" content="data:text/html,x">');
    expect(readPageFacts(document, window).url.canonical).toBeUndefined();
  });

  it('collects dates of every source with their roles', () => {
    load(
      `<script type="application/ld+json">{"@graph":[{"datePublished":"2026-01-02T03:04:05+08:00"}]}</script>
       <script type="application/ld+json">{ broken</script>
       <meta property="article:modified_time" content="2026-01-03T00:00:00Z">
       <meta name="pubdate" content="2026-01-04">`,
      `<p itemprop="dateCreated" content="2026-01-05T00:00:00Z"></p><time datetime="2026-01-06">six</time><time>昨天</time>`,
    );
    expect(readPageFacts(document, window).dates).toEqual([
      { source: 'json-ld', role: 'published', text: '2026-01-02T03:04:05+08:00' },
      { source: 'open-graph', role: 'modified', text: '2026-01-03T00:00:00Z' },
      { source: 'meta', role: 'published', text: '2026-01-04' },
      { source: 'microdata', role: 'published', text: '2026-01-05T00:00:00Z' },
      { source: 'time-element', role: 'other', text: '2026-01-06' },
      { source: 'time-element', role: 'other', text: '昨天' },
    ]);
  });

  it('reads the document through names that the page has taken', () => {
    load('<title>true</title>', '<img name="title"><form name="URL"></form><img name="referrer">');
    const facts = readPageFacts(document, window);
    expect(facts.title).toBe('true');
    expect(facts.url.shown).toBe(location.href);
  });

  it('mends lone surrogates and cuts what is too long', () => {
    document.title = `\ud800${'长'.repeat(5_000)}`;
    const { title } = readPageFacts(document, window);
    expect(title.isWellFormed()).toBe(true);
    expect(title.length).toBe(2_000);
  });

  it('bounds the number of dates', () => {
    load('', Array.from({ length: 5_000 }, (_, i) => `<time>${i}</time>`).join(''));
    expect(readPageFacts(document, window).dates.length).toBeLessThanOrEqual(200);
  });
});

describe('cleanUrl', () => {
  it.each([
    ['https://a.test/?utm_source=x&id=1&fbclid=2', 'https://a.test/?id=1'],
    ['https://a.test/p?spm=a.b.c&share_token=1', 'https://a.test/p'],
    [
      'https://www.bilibili.com/video/BV1?vd_source=1&p=2',
      'https://www.bilibili.com/video/BV1?p=2',
    ],
    ['https://a.test/?s=search&t=1', 'https://a.test/?s=search&t=1'],
    ['https://x.com/u/status/1?s=20', 'https://x.com/u/status/1'],
    ['https://a.test/?q=%E4%B8%AD&%UTM=1#utm_x=1', 'https://a.test/?q=%E4%B8%AD&%UTM=1#utm_x=1'],
    ['https://a.test/?UTM_Source=1&b#f', 'https://a.test/?b#f'],
    ['not a url', 'not a url'],
  ])('%s', (shown, cleaned) => {
    expect(cleanUrl(shown)).toBe(cleaned);
  });
});
