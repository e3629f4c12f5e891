import type { CaseItem } from '../case-item.ts';
import type { ItemState } from './item-state.ts';

/** What of the casebook is shown; a field left out leaves everything in. */
export interface ItemFilter {
  readonly caseId?: string;
  readonly state?: ItemState;
  readonly tag?: string;
  /** An account in the form that `accountOf` gives. */
  readonly account?: string;
  /** Days of capture in UTC, `2030-01-31`, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Whether only items are shown whose content another item has too. */
  readonly isDuplicate?: boolean;
}

/** Names an account across items: by its address, else by its name; empty when neither is known. */
function accountOf({ author }: Pick<CaseItem, 'author'>): string {
  return author.url ?? author.name ?? '';
}

export interface FilterContext {
  readonly stateOf: (item: CaseItem) => ItemState;
  readonly duplicates: ReadonlySet<string>;
  /** Ids found by words; undefined when no words were given. */
  readonly found: ReadonlySet<string> | undefined;
}

/** The items that pass, in the order given. Pure. */
export function filterItems(
  items: readonly CaseItem[],
  filter: ItemFilter,
  { stateOf, duplicates, found }: FilterContext,
): CaseItem[] {
  const { caseId, state, tag, account, from, to, isDuplicate } = filter;
  return items.filter((item) => {
    const day = item.capturedAt.slice(0, 10);
    return (
      (found === undefined || found.has(item.id)) &&
      (caseId === undefined || item.caseId === caseId) &&
      (tag === undefined || item.tags.includes(tag)) &&
      (account === undefined || accountOf(item) === account) &&
      (from === undefined || day >= from) &&
      (to === undefined || day <= to) &&
      (isDuplicate !== true || duplicates.has(item.id)) &&
      (state === undefined || stateOf(item) === state)
    );
  });
}

/** The ids of items whose words and author another item has too. */
export function findDuplicates(items: readonly CaseItem[]): Set<string> {
  const groups = new Map<string, string[]>();
  for (const { id, contentSha256 } of items) {
    const group = groups.get(contentSha256);
    if (group === undefined) groups.set(contentSha256, [id]);
    else group.push(id);
  }
  return new Set([...groups.values()].filter((ids) => ids.length > 1).flat());
}

export interface AccountCount {
  readonly account: string;
  readonly name: string;
  readonly items: number;
}

/** Accounts with what they are called, those with the most items first. */
export function countAccounts(items: readonly CaseItem[]): AccountCount[] {
  const counts = new Map<string, { name: string; items: number }>();
  for (const item of items) {
    const account = accountOf(item);
    if (account === '') continue;
    const count = counts.get(account);
    if (count === undefined) counts.set(account, { name: item.author.name ?? account, items: 1 });
    else count.items += 1;
  }
  return Array.from(counts, ([account, count]) => ({ account, ...count })).sort(
    (a, b) => b.items - a.items || a.name.localeCompare(b.name),
  );
}

/** Every tag in use, in alphabetical order. */
export function listTags(items: readonly CaseItem[]): string[] {
  return [...new Set(items.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
}

/** The text of an item that a search looks through. */
export function searchTextOf(item: CaseItem): string {
  const { text, title = '', author, url, permalink = '', tags, note } = item;
  return [title, text, author.name ?? '', author.url ?? '', url, permalink, ...tags, note].join(
    '\n',
  );
}
