import { findLexicons } from '../standard/coach/find-words.ts';
import type { Standard } from '../standard/schema.ts';

export interface DatedPost {
  readonly key: string;
  readonly text: string;
  /** ISO 8601; absent when the page shows none. */
  readonly at?: string;
}

/**
 * Why a post belongs to the least that documents an attack: how it began, how it stands now, how bad it is.
 */
export interface MinimumPick {
  readonly key: string;
  readonly because: 'first' | 'latest' | 'worst';
  /** The standard's lexicons whose words it has, for `worst`. */
  readonly lexicons: readonly string[];
}

const latestCount = 3;
const worstCount = 3;
/** Lexicons of what may hurt, and how much a word of each weighs. */
const weights: Readonly<Record<string, number>> = {
  threat: 5,
  doxxing: 4,
  'pile-on': 3,
  abuse: 2,
  accusation: 1,
};

/**
 * The least set: the first post, the three latest, and the three that match most of the standard's lexicons
 * of harm. A match is a reason to look, no verdict; posts in the order of the page decide where times are
 * missing.
 */
export function pickMinimumSet(posts: readonly DatedPost[], standard: Standard): MinimumPick[] {
  const dated = inTimeOrder(posts);
  const picks: MinimumPick[] = [];
  const add = (
    post: DatedPost | undefined,
    because: MinimumPick['because'],
    lexicons: string[],
  ) => {
    if (post === undefined || picks.some(({ key }) => key === post.key)) return;
    picks.push({ key: post.key, because, lexicons });
  };
  add(dated[0], 'first', []);
  for (const post of dated.slice(-latestCount).reverse()) add(post, 'latest', []);
  for (const { post, lexicons } of rankWorst(posts, standard).slice(0, worstCount)) {
    const known = picks.findIndex(({ key }) => key === post.key);
    if (known < 0) add(post, 'worst', lexicons);
    else picks[known] = { key: post.key, because: 'worst', lexicons };
  }
  return picks;
}

function inTimeOrder(posts: readonly DatedPost[]): DatedPost[] {
  const time = ({ at }: DatedPost) => Date.parse(at ?? '');
  return posts
    .map((post, place) => ({ post, place }))
    .sort((a, b) => {
      const [one, other] = [time(a.post), time(b.post)];
      const isKnown = !Number.isNaN(one) && !Number.isNaN(other);
      return (isKnown ? one - other : 0) || a.place - b.place;
    })
    .map(({ post }) => post);
}

function rankWorst(posts: readonly DatedPost[], standard: Standard) {
  return posts
    .map((post) => {
      const lexicons = findLexicons(post.text, standard.coach.lexicons).filter(
        (id) => weights[id] !== undefined,
      );
      const weight = lexicons.reduce((sum, id) => sum + (weights[id] ?? 0), 0);
      return { post, lexicons, weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
