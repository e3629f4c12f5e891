import { type Account, accountKey, listAccounts } from './accounts.ts';
import { incitingPhrases } from './inciting-words.ts';
import { textLikeness } from './likeness.ts';
import type { Conversation, PostContent } from './thread.ts';

/**
 * The parts accounts play in a pile-on (A9b). Each holds only for what was captured; a person confirms it.
 */
export type AccountRole = 'first-seen' | 'first-reposter' | 'frequent-poster' | 'inciter';

export interface RoleEvidence {
  /** Position of the post that shows it. */
  readonly post: number;
  readonly because:
    | 'earliest-time'
    | 'first-in-order'
    | 'repeats'
    | 'quotes'
    | 'one-of-many'
    | 'calls-to-act';
  /** Position of the post that is repeated, for `repeats` and `quotes`. */
  readonly of?: number;
  /** The words matched, for `calls-to-act`. */
  readonly words?: string;
}

export interface RoleFinding {
  readonly role: AccountRole;
  readonly account: Account;
  readonly evidence: readonly RoleEvidence[];
  /** Posts without a time that could be earlier: what `first` cannot exclude. */
  readonly undated: number;
}

export interface RoleRules {
  /** Posts from which an account counts as frequent. */
  readonly frequentPosts: number;
  /** How many times the median of all accounts an account must have posted, to count as frequent. */
  readonly frequentRatio: number;
  /** Share of common character pairs from which a text repeats another, 0 to 1. */
  readonly repeatLikeness: number;
  /** The shortest text that counts as repeated, in characters: shorter ones are alike by chance. */
  readonly repeatLength: number;
}

const defaultRoleRules: RoleRules = {
  frequentPosts: 3,
  frequentRatio: 2,
  repeatLikeness: 0.8,
  repeatLength: 8,
};

/** Who plays which part, with the posts that show it. Pure; an empty thread gives nothing. */
export function assignRoles(
  thread: Conversation,
  rules: RoleRules = defaultRoleRules,
): RoleFinding[] {
  const accounts = new Map(listAccounts(thread).map((account) => [account.key, account]));
  const undated = thread.posts.filter((post) => instantOf(post) === undefined).length;
  const ordered = inTimeOrder(thread.posts);
  const find = (role: AccountRole, evidence: readonly RoleEvidence[]): RoleFinding[] => {
    const post = thread.posts[evidence[0]?.post ?? -1];
    const account = post && accounts.get(accountKey(post) ?? '');
    return account === undefined ? [] : [{ role, account, evidence, undated }];
  };
  return [
    ...find('first-seen', firstSeen(ordered)),
    ...find('first-reposter', firstRepost(ordered, rules)),
    ...frequentPosters([...accounts.values()], rules).flatMap((evidence) =>
      find('frequent-poster', evidence),
    ),
    ...inciters(thread, accounts).flatMap((evidence) => find('inciter', evidence)),
  ];
}

function instantOf({ time }: PostContent): number | undefined {
  const ms = Date.parse(time?.iso ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** Dated posts by time, then the others as they stand on the page. */
function inTimeOrder(posts: readonly PostContent[]): PostContent[] {
  return [...posts].sort(
    (a, b) =>
      (instantOf(a) ?? Number.POSITIVE_INFINITY) - (instantOf(b) ?? Number.POSITIVE_INFINITY) ||
      a.index - b.index,
  );
}

function firstSeen(ordered: readonly PostContent[]): RoleEvidence[] {
  const first = ordered.find((post) => accountKey(post) !== undefined);
  if (first === undefined) return [];
  const because = instantOf(first) === undefined ? 'first-in-order' : 'earliest-time';
  return [{ post: first.index, because }];
}

/** The first to pass on what somebody else wrote: by quoting it, or in the same words. */
function firstRepost(ordered: readonly PostContent[], rules: RoleRules): RoleEvidence[] {
  for (const [at, post] of ordered.entries()) {
    const earlier = ordered.slice(0, at).filter((other) => accountKey(other) !== accountKey(post));
    if (accountKey(post) === undefined) continue;
    const said = `${post.text}\n${post.quote ?? ''}`;
    const original = earlier.find((other) => repeats(said, post.text, other.text, rules));
    if (original === undefined) continue;
    const because =
      textLikeness(post.text, original.text) >= rules.repeatLikeness ? 'repeats' : 'quotes';
    return [{ post: post.index, because, of: original.index }];
  }
  return [];
}

function repeats(said: string, own: string, original: string, rules: RoleRules): boolean {
  if (original.length < rules.repeatLength) return false;
  return said.includes(original) || textLikeness(own, original) >= rules.repeatLikeness;
}

function frequentPosters(accounts: readonly Account[], rules: RoleRules): RoleEvidence[][] {
  const counts = accounts.map(({ posts }) => posts.length).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return accounts
    .filter(({ posts }) => posts.length >= rules.frequentPosts)
    .filter(({ posts }) => posts.length >= median * rules.frequentRatio || accounts.length === 1)
    .map(({ posts }) => posts.map((post) => ({ post, because: 'one-of-many' as const })));
}

function inciters(thread: Conversation, accounts: ReadonlyMap<string, Account>): RoleEvidence[][] {
  return [...accounts.values()].flatMap(({ posts }) => {
    const evidence = posts.flatMap((index) => {
      const text = thread.posts[index]?.text ?? '';
      const match = incitingPhrases
        .map((phrase) => phrase.exec(text))
        .find((found) => found !== null);
      if (match == null) return [];
      return [{ post: index, because: 'calls-to-act' as const, words: match[0] }];
    });
    return evidence.length === 0 ? [] : [evidence];
  });
}
