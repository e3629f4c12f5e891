import type { CaseItem } from '../../../utils/report/case-item.ts';

const words =
  'lantern fund kettle boat treasurer notice board village market spring harbour letter rumour shop owner'.split(
    ' ',
  );
const stretches =
  '灯笼基金 会计 公告栏 账目 造谣 大家去他店里 船 村里 春天 谣言 店主 举报 ランタン 基金 盗んだ 船を買った'.split(
    ' ',
  );

/** The same numbers every time (a linear congruential generator, Numerical Recipes' constants). */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Posts of some hundred signs in two scripts, by two hundred accounts, each with words of its own. */
export function makeItems(count: number, caseId = 'inbox'): CaseItem[] {
  const dice = createDice(7);
  return Array.from({ length: count }, (_, at) => {
    const text = Array.from({ length: 40 }, () =>
      dice(2) === 0 ? words[dice(words.length)] : `${stretches[dice(stretches.length)]}，`,
    ).join(' ');
    const account = dice(200);
    return {
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      caseId,
      kind: 'post',
      url: `https://forum.example.org/t/${at}`,
      author: { name: `账号${account}`, url: `https://forum.example.org/u/${account}` },
      text: `${text} 第${at}条 item${at}`,
      capturedAt: new Date(Date.UTC(2030, 0, 1) + at * 60_000).toISOString(),
      contentSha256: String(at % 9_900).padStart(64, '0'),
      resources: [],
      tags: at % 10 === 0 ? ['seen'] : [],
      note: '',
    };
  });
}
