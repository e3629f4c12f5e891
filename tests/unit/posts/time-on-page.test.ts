// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { findThread } from '../../../utils/thread/find-thread.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 480 };

function timesOf(language: string, ...times: string[]) {
  const posts = times.map(
    (time, at) =>
      `<article class="comment"><a class="author" href="/u/${at}">Writer ${at}</a> ${time}
      <p class="body">Something that somebody says about it, and it is number ${at}.</p></article>`,
  );
  const html = `<!doctype html><html lang="${language}"><body>${posts.join('')}</body></html>`;
  const document = new DOMParser().parseFromString(html, 'text/html');
  return findThread(document, { reference }).posts.map(({ time }) => time);
}

const span = (text: string): string => `<span class="date">${text}</span>`;

it('reads times in the language of the page', () => {
  const found = timesOf('fi', ...['2', '3', '5'].map((day) => span(`${day}. tammikuuta 2026`)));
  expect(found.map((time) => time?.iso)).toEqual(['2026-01-02', '2026-01-03', '2026-01-05']);
});

it('finds the language where the page declares another', () => {
  const found = timesOf('en', span('vor 3 Stunden'), span('vor 2 Stunden'), span('vor 1 Stunde'));
  expect(found.map((time) => time?.reading?.precision)).toEqual(['hour', 'hour', 'hour']);
});

it('takes a machine date that stands beside the words', () => {
  const [time] = timesOf(
    'en',
    ...['01', '02', '03'].map(
      (day) =>
        `<meta itemprop="datePublished" content="2025-03-${day}T04:05:00Z">${span(`Mar ${Number(day)}`)}`,
    ),
  );
  expect(time).toMatchObject({ text: 'Mar 1', iso: '2025-03-01T04:05:00.000Z' });
  expect(time?.reading?.how).toBe('machine');
});

it('takes the instant that an inner element states before words of no zone around it', () => {
  const [time] = timesOf(
    'en',
    ...['7', '8', '9'].map(
      (minute) =>
        `<a class="when" title="7:4${minute} PM - 20 Jun 2016"><span data-when-time="1466477${minute}05">Jun 20</span></a>`,
    ),
  );
  expect(time?.iso).toBe(new Date(1_466_477_705_000).toISOString());
});

it('keeps a bare time of day as words, without the day of the capture', () => {
  const found = timesOf('en', span('09:05'), span('09:06'), span('09:07'));
  expect(found.map((time) => [time?.text, time?.iso])).toEqual([
    ['09:05', undefined],
    ['09:06', undefined],
    ['09:07', undefined],
  ]);
});

it('settles figures by the other posts, and leaves them open where none does', () => {
  const settled = timesOf('en', span('03/04/2015'), span('21/04/2015'), span('05/05/2015'));
  expect(settled.map((time) => time?.iso)).toEqual(['2015-04-03', '2015-04-21', '2015-05-05']);
  expect(settled[0]?.reading?.how).toBe('page');
  const open = timesOf('en', span('03/04/2015'), span('05/04/2015'), span('05/05/2015'));
  expect(open.map((time) => time?.iso)).toEqual([undefined, undefined, '2015-05-05']);
});
