import { expect, it } from 'vitest';
import { findTime } from '../../../utils/posts/time/time-text.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };
const day = '2026-01-05';
const instant = '2026-01-05T15:04:00.000Z';
const threeHours = '2026-03-18T04:00:00.000Z';
const yesterday = '2026-03-17';
const thatAfternoon = '2026-03-17T15:04:00.000Z';

/**
 * Written down before any of them was tried, in languages that nothing else here looks at. Never tuned for.
 */
const rows = [
  ['lb', '5. Januar 2026', day],
  ['lb', 'viru(n) 3 Stonnen', threeHours],
  ['fy', '5 jannewaris 2026', day],
  ['nn', '5. januar 2026 kl. 15:04', instant],
  ['nn', 'for 3 timar sidan', threeHours],
  ['fo', '5. januar 2026', day],
  ['fo', '3 tímar síðan', threeHours],
  ['br', '5 Genver 2026', day],
  ['mt', '5 ta’ Jannar 2026', day],
  ['mt', 'il-bieraħ', yesterday],
  ['tt', '5 гыйнвар, 2026 ел', day],
  ['tt', '3 сәгать элек', threeHours],
  ['zu', 'Januwari 5, 2026', day],
  ['so', '5 Jannaayo 2026', day],
  ['ps', 'د ۲۰۲۶ د جنوري ۵', day],
  ['sd', '5 جنوري 2026', day],
  ['sd', '3 ڪلاڪ پهرين', threeHours],
  ['or', '5 ଜାନୁଆରୀ 2026', day],
  ['or', '3 ଘଣ୍ଟା ପୂର୍ବେ', threeHours],
  ['as', '৫ জানুৱাৰী, ২০২৬', day],
  ['yue', '2026年1月5日 下晝3:04', instant],
  ['yue', '尋日 15:04', thatAfternoon],
  ['jv', '5 Januari 2026', day],
  ['jv', '3 jam kepungkur', threeHours],
  ['eo', '5-a de januaro 2026', day],
  ['gd', '5mh dhen Fhaoilleach 2026', day],
  ['gd', 'o chionn 3 uairean a thìde', threeHours],
  ['hsb', '5. januara 2026, 15:04', instant],
  ['dsb', 'pśed 3 góźinami', threeHours],
  ['tk', '5 ýanwar 2026', day],
  ['tk', '3 sagat öň', threeHours],
  ['tg', '5 январи 2026', day],
  ['ha', '5 Janairu, 2026', day],
  ['ia', '5 januario 2026', day],
  ['kok', '5 जानेवारी 2026', day],
  ['bs', 'prije 3 sata', threeHours],
  ['bs', 'jučer u 15:04', thatAfternoon],
  ['rm', '5 da schaner 2026', day],
  ['ku', '5ê rêbendanê 2026', day],
  ['mi', '5 Kohitātea 2026', day],
  ['yo', '5 Oṣù Ṣẹ́rẹ́ 2026', day],
  ['ig', '5 Jenụwarị 2026', day],
] as const;

it('reads most of what it was never made for, and nothing of it wrongly', () => {
  const isos = rows.map(
    ([language, text]) => findTime(text, { ...reference, languages: [language] })?.iso,
  );
  const wrong = rows.filter(([, , iso], at) => isos[at] !== undefined && isos[at] !== iso);
  expect(wrong).toEqual([]);
  expect(isos.filter((iso) => iso !== undefined)).toHaveLength(38);
});
