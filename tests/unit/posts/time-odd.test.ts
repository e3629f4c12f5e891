import { describe, expect, it } from 'vitest';
import { findTime } from '../../../utils/posts/time/time-text.ts';

/** Wednesday, 15:00 in a zone eight hours ahead. */
const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 480 };

function read(language: string, text: string) {
  return findTime(text, { ...reference, languages: [language] });
}

describe('what no pattern of CLDR has', () => {
  it.each([
    ['es', 'hace 3 horas', '2026-03-18T04:00:00.000Z'],
    ['es', 'hace 3 hs', '2026-03-18T04:00:00.000Z'],
    ['de', 'vor 8 Stunden', '2026-03-17T23:00:00.000Z'],
    ['de', 'vor 8 Std.', '2026-03-17T23:00:00.000Z'],
    ['de', 'vor einer Stunde', '2026-03-18T06:00:00.000Z'],
    ['ru', '10 часов назад', '2026-03-17T21:00:00.000Z'],
    ['ru', 'час назад', '2026-03-18T06:00:00.000Z'],
    ['fr', 'il y a 2 jours', '2026-03-16T07:00:00.000Z'],
    ['ja', '3 時間前', '2026-03-18T04:00:00.000Z'],
    ['zh', '3小时前', '2026-03-18T04:00:00.000Z'],
    ['zh', '半小时前', '2026-03-18T06:30:00.000Z'],
    ['zh', '2小时前 · 回复', '2026-03-18T05:00:00.000Z'],
    ['zh', '昨天 12:30', '2026-03-17T04:30:00.000Z'],
    ['zh', '前天', '2026-03-16'],
    ['zh', '2026年1月5日 下午3:05', '2026-01-05T07:05:00.000Z'],
    ['zh', '2026年1月5日 上午 12:05', '2026-01-04T16:05:00.000Z'],
    ['it', "un'ora fa", '2026-03-18T06:00:00.000Z'],
    ['pt', 'anteontem', '2026-03-16'],
    ['pt', 'ontem às 15h04', '2026-03-17T07:04:00.000Z'],
    ['en', 'Today at 5:03 AM', '2026-03-17T21:03:00.000Z'],
    ['en', '1 Day, 3 Hours Ago', '2026-03-17T04:00:00.000Z'],
    ['en', '10 mins ago', '2026-03-18T06:50:00.000Z'],
    ['fa', '۲۸ فروردین ۱۴۰۴', '2025-04-17'],
    ['fa', '۱۴۰۴/۰۱/۲۸', '2025-04-17'],
    ['th', '5 มกราคม 2569 เวลา 15:04', '2026-01-05T07:04:00.000Z'],
    ['th', '25/1/2568', '2025-01-25'],
    ['ja', '令和8年1月5日 15時04分', '2026-01-05T07:04:00.000Z'],
    ['ja', '令和元年5月1日', '2019-05-01'],
    ['zh-TW', '民國115年1月5日', '2026-01-05'],
    ['ar', '٥ يناير ٢٠٢٦ في ٣:٠٤ م', '2026-01-05T07:04:00.000Z'],
    ['hi', '५ जनवरी २०२६ को ३:०४ pm बजे', '2026-01-05T07:04:00.000Z'],
    ['ru', '23.04.18 в 23:19', '2018-04-23T15:19:00.000Z'],
    ['en', 'Wed Jan 27 09:48:05 2016', '2016-01-27T01:48:05.000Z'],
    ['en', 'Fri Oct 10 20:19:24 +0000 2014', '2014-10-10T20:19:24.000Z'],
    ['en', 'Wed, 27 Jan 2016 09:48:05 -0500', '2016-01-27T14:48:05.000Z'],
    ['en', '2026-01-05T12:30:00Z', '2026-01-05T12:30:00.000Z'],
    ['en', '2026-01-05T12:30:00', '2026-01-05T04:30:00.000Z'],
    ['he', '\u200f5 בינואר 2026, 15:04\u200e', '2026-01-05T07:04:00.000Z'],
    ['en', '5\u202fJan\u00a02026 3:04\u202fPM', '2026-01-05T07:04:00.000Z'],
    ['en', 'Posted on 5 Jan 2026 by Ann', '2026-01-05'],
    ['en', 'Edited 5 Jan 2026, Posted 4 Jan 2026', '2026-01-04'],
    ['en', 'Tue Jan 6', '2026-01-06'],
  ])('%s: %s', (language, text, iso) => {
    expect(read(language, text)?.iso).toBe(iso);
  });

  it.each([
    ['en', '03/04/15', 'its order may be any of three'],
    ['en', '03/04/2015 3:15 PM', 'its order may be any of two'],
    ['en', '23:19', 'it has no day'],
    ['en', 'Jan 5', 'it has no year'],
    ['zh', '一个半小时前', 'the count is not understood as a whole'],
    ['zh', '几天前', 'the count is left open'],
    ['en', 'a few hours ago', 'the count is left open'],
    ['en', '5 Jan 2026 – 8 Jan 2026', 'it is two days'],
    ['en', '5 Jan 2026 12:30 XYZT', 'the zone is not known'],
    ['en', '5 Jan 2031', 'it is ahead of the capture'],
    ['en', 'Sun Jan 6', 'the day falls on no such weekday of late'],
    ['en', '2026-02-30', 'there is no such day'],
  ])('is left open: %s %s, since %s', (language, text) => {
    const found = read(language, text);
    expect(found?.iso?.includes('T') ? found.iso : undefined).toBeUndefined();
    if (text !== '5 Jan 2026 12:30 XYZT') expect(found?.iso).toBeUndefined();
  });

  it('an age is a span, of which the unit is the precision', () => {
    const found = read('en', '2 days ago');
    expect(found?.span).toMatchObject({ how: 'relative', precision: 'day' });
    expect(found?.span?.earliestMs).toBe(reference.nowMs - 3 * 86_400_000);
  });
});
