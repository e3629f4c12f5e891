/** One post of a golden page. `parent` is a position in the list. */
export interface GoldenPost {
  readonly author: string | null;
  /** An instant, a bare day, or null where the page shows none. */
  readonly time: string | null;
  readonly text: string;
  readonly parent: number | null;
}

export interface FoundPost {
  readonly author: string | undefined;
  readonly time: string | undefined;
  readonly text: string;
  readonly parent: number | undefined;
}

export interface Score {
  readonly f1: number;
  readonly author: number;
  readonly time: number;
  readonly parent: number;
  readonly text: number;
}

/**
 * How well found posts agree with the golden ones; fields are scored over matched posts, NaN where none is
 * wanted.
 */
export function scoreThread(golden: readonly GoldenPost[], found: readonly FoundPost[]): Score {
  const match = matchPosts(golden, found);
  const pairs = [...match].flatMap(([want, got]) => {
    const [goldenPost, foundPost] = [golden[want], found[got]];
    return goldenPost === undefined || foundPost === undefined ? [] : [{ goldenPost, foundPost }];
  });
  const share = (test: (pair: (typeof pairs)[number]) => boolean): number =>
    golden.length === 0 ? Number.NaN : pairs.filter(test).length / Math.max(1, pairs.length);
  return {
    f1:
      golden.length + found.length === 0 ? 1 : (2 * pairs.length) / (golden.length + found.length),
    author: share(
      ({ goldenPost, foundPost }) => (goldenPost.author ?? undefined) === foundPost.author,
    ),
    time: share(({ goldenPost, foundPost }) => isSameTime(goldenPost.time, foundPost.time)),
    parent: share(({ goldenPost, foundPost }) => {
      const wanted = goldenPost.parent === null ? undefined : match.get(goldenPost.parent);
      return wanted === foundPost.parent;
    }),
    text: share(
      ({ goldenPost, foundPost }) => squeeze(goldenPost.text) === squeeze(foundPost.text),
    ),
  };
}

/** Golden position to found position, by text, then by author where texts repeat. */
function matchPosts(
  golden: readonly GoldenPost[],
  found: readonly FoundPost[],
): Map<number, number> {
  const match = new Map<number, number>();
  const taken = new Set<number>();
  golden.forEach((post, want) => {
    let best = -1;
    let bestScore = 0.6;
    found.forEach((candidate, got) => {
      if (taken.has(got)) return;
      const score =
        likeness(squeeze(post.text), squeeze(candidate.text)) +
        (post.author === (candidate.author ?? null) ? 0.2 : 0) +
        (isSameTime(post.time, candidate.time) ? 0.1 : 0);
      if (score > bestScore && likeness(squeeze(post.text), squeeze(candidate.text)) > 0.5) {
        best = got;
        bestScore = score;
      }
    });
    if (best < 0) return;
    match.set(want, best);
    taken.add(best);
  });
  return match;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Share of common pairs of characters (Dice). */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) common++;
    pairs.set(pair, left - 1);
  }
  return a.length + b.length < 3 ? 0 : (2 * common) / (a.length + b.length - 2);
}

/** Within a minute, or on the same day where only a day is shown. */
export function isSameTime(wanted: string | null, got: string | undefined): boolean {
  if (wanted === null || got === undefined) return wanted === null && got === undefined;
  if (wanted.length === 10 || got.length === 10) return wanted.slice(0, 10) === got.slice(0, 10);
  return Math.abs(Date.parse(wanted) - Date.parse(got)) <= 60_000;
}
