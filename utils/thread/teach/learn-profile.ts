import type { Tree } from '../../posts/tree/tree.ts';
import type { SiteProfile } from '../../protocol/site-profile.ts';
import { type KindSelector, KindSelectors } from './kind-selectors.ts';

/** What a person said of the nodes of a page. */
export interface Examples {
  /** Nodes that are a post each. */
  readonly posts: readonly number[];
  /** Nodes that are no post. */
  readonly others: readonly number[];
}

export interface Learned {
  readonly profile: SiteProfile;
  /** What the profile's selector matches in the page that it was learned from. */
  readonly at: readonly number[];
}

const maxSelectorLength = 400;

/**
 * A profile whose selector matches every post that was shown and nothing that is said to be none, by as few
 * kinds as that takes; undefined where the page calls both the same.
 */
export function learnProfile(tree: Tree, host: string, examples: Examples): Learned | undefined {
  const { posts, others } = examples;
  const refused = new Set(others);
  const kinds = new KindSelectors(tree);
  const chosen: KindSelector[] = [];
  let left = posts;
  while (left.length > 0) {
    const best = bestKind(tree, kinds, left, refused);
    if (best === undefined) return undefined;
    chosen.push(best);
    const covered = new Set(best.at);
    left = left.filter((at) => !covered.has(at));
  }
  const post = chosen.map(({ selector }) => selector).join(', ');
  if (post === '' || post.length > maxSelectorLength) return undefined;
  const at = [...new Set(chosen.flatMap((kind) => kind.at))].sort((a, b) => a - b);
  return { profile: { id: `taught-${idOf(host)}`, hosts: [host], post }, at };
}

/**
 * The kind that covers most of what is left. Of equals the one with most beside what is left and least
 * elsewhere: who shows one post of a list means the list.
 */
function bestKind(
  tree: Tree,
  kinds: KindSelectors,
  left: readonly number[],
  refused: ReadonlySet<number>,
): KindSelector | undefined {
  const wanted = new Set(left);
  const lists = new Set(left.map((at) => tree.parents[at]));
  let best: KindSelector | undefined;
  let bestWorth: readonly [covers: number, beside: number] = [0, 0];
  for (const kind of left.flatMap((at) => kinds.of(at))) {
    if (kind.at.some((at) => refused.has(at))) continue;
    const covers = kind.at.filter((at) => wanted.has(at)).length;
    const beside = kind.at.filter((at) => lists.has(tree.parents[at])).length;
    const worth = [covers, 2 * beside - kind.at.length] as const;
    const isBetter =
      worth[0] > bestWorth[0] || (worth[0] === bestWorth[0] && worth[1] > bestWorth[1]);
    if (best === undefined || isBetter) [best, bestWorth] = [kind, worth];
  }
  return best;
}

function idOf(host: string): string {
  return host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30);
}
