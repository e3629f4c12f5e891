import type { WallTime } from './wall-clock.ts';

export interface FoundClock {
  readonly time: Pick<WallTime, 'hour' | 'minute' | 'second'>;
  readonly matched: string;
  readonly rest: string;
}

const gap =
  '^(?:[ ,T·•|@]| at | \\(?[A-Za-z]{3,9}\\)?,? |\\s?[（(][^）)]{1,4}[）)]\\s?|\\s?(?:星期|周|週)[一二三四五六日天]\\s?|[日月火水木金土]曜日?)*';
const colonClock = new RegExp(
  `${gap}(?:at )?(上午|下午|凌晨|早上|清晨|晚上|夜里|中午|傍晚|午前|午後|[ap]\\.?m\\.?)? ?(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:\\.\\d+)?)?(?: ?([ap])\\.?m\\b\\.?)?`,
  'i',
);
const cjkClock = new RegExp(
  `${gap}(上午|下午|凌晨|早上|清晨|晚上|中午|傍晚|午前|午後)? ?(\\d{1,2})[时時点點](?:(\\d{1,2})分)?(?:(\\d{1,2})秒)?`,
);

/** The time of day that follows a day, at the start of `text`; undefined when something else follows. */
export function clockIn(text: string): FoundClock | undefined {
  const match = colonClock.exec(text) ?? cjkClock.exec(text);
  if (match === null) return undefined;
  const hour = hour24(Number(match[2]), `${match[1] ?? ''}${match[5] ?? ''}`.toLowerCase());
  const minute = Number(match[3] ?? 0);
  const second = Number(match[4] ?? 0);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const rest = text.slice(match[0].length);
  return { time: { hour, minute, second }, matched: match[0], rest };
}

function hour24(hour: number, half: string): number {
  if (/^(p|下午|晚上|傍晚|午後|夜)/.test(half)) return hour < 12 ? hour + 12 : hour;
  if (/^(a|上午|凌晨|早上|清晨|午前)/.test(half)) return hour === 12 ? 0 : hour;
  if (half === '中午') return hour < 4 ? hour + 12 : hour;
  return hour;
}

const namedZones: Readonly<Record<string, number>> = { UTC: 0, GMT: 0, Z: 0, JST: 540, HKT: 480 };

/** A zone right after a time of day, in minutes east of UTC. */
export function offsetIn(text: string): number | undefined {
  const match = /^ ?\(?(?:(UTC|GMT|JST|HKT|Z)\b)?\)? ?(?:([+-])(\d{1,2}):?(\d{2})?)?/.exec(text);
  const base = match?.[1] === undefined ? undefined : namedZones[match[1]];
  if (match?.[2] === undefined) return base;
  const minutes = Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (base ?? 0) + (match[2] === '-' ? -minutes : minutes);
}
