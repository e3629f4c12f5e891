import { describe, expect, it } from 'vitest';
import { machineTime } from '../../../utils/posts/time/machine-date.ts';
import { settleTimes } from '../../../utils/posts/time/settle.ts';
import { findTime } from '../../../utils/posts/time/time-text.ts';

const reference = {
  nowMs: Date.parse('2026-03-18T07:00:00Z'),
  utcOffsetMinutes: 480,
  languages: ['en'],
};

function isosOf(...texts: string[]): (string | undefined)[] {
  const found = texts.flatMap((text) => findTime(text, reference) ?? []);
  return settleTimes(found, reference).map(({ iso }) => iso);
}

describe('settleTimes', () => {
  it('takes the order from a figure that no other order allows', () => {
    expect(isosOf('03/04/2015', '25/04/2015')).toEqual(['2015-04-03', '2015-04-25']);
    expect(isosOf('03/04/2015', '04/25/2015')).toEqual(['2015-03-04', '2015-04-25']);
  });

  it('takes the order in which the posts go on steadily', () => {
    const found = isosOf('03/11/2015', '04/11/2015', '02/12/2015', '05/12/2015', '06/12/2015');
    expect(found).toEqual(['2015-11-03', '2015-11-04', '2015-12-02', '2015-12-05', '2015-12-06']);
  });

  it('takes the order from a machine date beside the figures', () => {
    const shown = findTime('03/04/2015', reference);
    const machine = machineTime('2015-03-04T10:00:00Z');
    if (shown?.open === undefined || machine === undefined) throw new Error('not read');
    const told = { ...machine, open: shown.open };
    expect(settleTimes([told, shown], reference)[1]?.iso).toBe('2015-03-04');
  });

  it('leaves open what the page does not settle, and where it speaks against itself', () => {
    expect(isosOf('03/04/2015', '05/04/2015')).toEqual([undefined, undefined]);
    expect(isosOf('03/04/2015', '25/04/2015', '04/25/2015')[0]).toBeUndefined();
    expect(isosOf('12:30', '2026-03-17 12:00')[0]).toBeUndefined();
  });

  it('gives this year to days without one where the page counts from now', () => {
    expect(isosOf('3 hours ago', 'Mar 5', 'Nov 20')).toEqual([
      '2026-03-18T04:00:00.000Z',
      '2026-03-05',
      '2025-11-20',
    ]);
    expect(isosOf('Mar 5')).toEqual([undefined]);
  });

  it('gives none where a machine date shows that years are left out of old days too', () => {
    const shown = findTime('Mar 5', reference);
    const machine = machineTime('2019-03-05T10:00:00Z');
    if (shown?.open === undefined || machine === undefined) throw new Error('not read');
    const other = findTime('Mar 7', reference);
    if (other === undefined) throw new Error('not read');
    expect(
      settleTimes([{ ...machine, open: shown.open }, other], reference)[1]?.iso,
    ).toBeUndefined();
  });

  it('says that the page settled it', () => {
    const found = ['03/04/2015', '25/04/2015'].flatMap((text) => findTime(text, reference) ?? []);
    expect(settleTimes(found, reference).map(({ span }) => span?.how)).toEqual(['page', 'words']);
  });
});
