import type { MinimumPick } from '../../utils/report/minimum-set.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';

/** What a picked post is in the report: one of the attacks complained of, or what they are understood by. */
export type PostPart = 'attack' | 'context';
export type Picks = ReadonlyMap<string, PostPart>;

export function picksOf({ picked = [], context = [] }: ThreadRecord): Picks {
  const around = new Set(context);
  return new Map(picked.map((key) => [key, around.has(key) ? 'context' : 'attack'] as const));
}

/** Who picks posts by hand means them; those already marked keep their mark. */
export function addPicks(picks: Picks, keys: readonly string[]): Picks {
  const added = new Map(picks);
  for (const key of keys) if (!added.has(key)) added.set(key, 'attack');
  return added;
}

export function removePicks(picks: Picks, keys: readonly string[]): Picks {
  const gone = new Set(keys);
  return new Map([...picks].filter(([key]) => !gone.has(key)));
}

export function markPick(picks: Picks, key: string, part: PostPart): Picks {
  return new Map(picks).set(key, part);
}

/**
 * The least set: how it began and how it stands are context, which accuses nobody; only posts with words that
 * the standard lists, and those that the person had marked as attacks, stay accused.
 */
export function pickMinimum(picks: Picks, minimum: readonly MinimumPick[]): Picks {
  return new Map(
    minimum.map(({ key, because }) => {
      const isAttack = because === 'worst' || picks.get(key) === 'attack';
      return [key, isAttack ? 'attack' : 'context'] as const;
    }),
  );
}

/** The keys of one part, in the order given. */
export function keysOf(picks: Picks, order: readonly string[], part?: PostPart): string[] {
  return order.filter((key) => picks.has(key) && (part === undefined || picks.get(key) === part));
}
