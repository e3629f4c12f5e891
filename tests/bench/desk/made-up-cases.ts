import type { DeskReportOptions } from '../../drive/desk-report.ts';

/** How far a reviewer takes a case alone: what comes after each waits for somebody else. */
export const endings = ['declined', 'asked', 'judged'] as const;
export type Ending = (typeof endings)[number];

export interface MadeUpCase {
  readonly report: DeskReportOptions;
  readonly ending: Ending;
}

const platforms = [
  'forum.example.org',
  'news.example.org',
  'video.example.org',
  'shop.example.org',
];
const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
const flags = [[], [], [], ['dispute'], ['cyber-violence']] as const;
const accounts = ['Teal Kettle', 'Grey Heron', 'Tin Lantern', 'Low Ferry', 'Third Lock'];
const deeds = [
  'pocketed the whole lantern fund last spring',
  'sold the boat house to two people at once',
  'was never at the ferry that night',
  'has lied to everybody about the lease',
];

/** Each of another mixture, and the same ones on every run. */
export function makeUpCases(count: number): readonly MadeUpCase[] {
  return Array.from({ length: count }, (_, place) => {
    const at = <Value>(list: readonly Value[], step: number): Value => {
      const value = list[Math.floor(place / step) % list.length];
      if (value === undefined) throw new RangeError('an empty list');
      return value;
    };
    return {
      report: {
        header: {
          platform: at(platforms, 1),
          language: at(languages, 2),
          flags: [...at(flags, 3)],
        },
        answers: {
          url: 'https://forum.example.org/thread/7?page=1',
          quote: `${at(accounts, 1)} ${at(deeds, 5)}.`,
        },
      },
      ending: at(endings, 1),
    };
  });
}
