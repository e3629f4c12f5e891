import type { PageRecord } from '../posts/records/read-records.ts';
import { maxNameLength } from '../posts/signals/person-signals.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { endOf, parentOf, subtreeText } from '../posts/tree/tree.ts';

const nameTags = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'bdi', 'cite']);

/** The name that a post's words begin with, where an element shows it alone; else undefined. */
export function leadingName({ tree }: Signals, { body }: PageRecord): string | undefined {
  const element = parentOf(tree, body[0] ?? -1);
  if (body.length < 2 || !nameTags.has(tree.tags[element] ?? '')) return undefined;
  return subtreeText(tree, element, maxNameLength)
    ?.replace(/^@/, '')
    .replace(/[:：,，]$/, '');
}

/** The name that stands between the author's and what is said: `Ann ▸ Bob`. */
export function addressee(
  { tree, persons }: Signals,
  { nodes, authorIndex, body }: PageRecord,
): string | undefined {
  if (authorIndex === undefined) return undefined;
  const end = endOf(tree, authorIndex);
  const line = tree.parents[authorIndex];
  const other = nodes.elements.find(
    (at) =>
      at >= end && at < (body[0] ?? 0) && (persons.get(at) ?? 0) > 1 && tree.parents[at] === line,
  );
  return other === undefined ? undefined : subtreeText(tree, other, maxNameLength);
}

/** All that the author of a post is called: by name, and in the address of their account. */
export function namesOf({ authorName, authorHref }: PageRecord): Set<string> {
  const names = [authorName, ...handlesIn(authorHref ?? '')];
  return new Set(
    names.flatMap((name) => (name === undefined ? [] : squeeze(name.replace(/^@/, '')))),
  );
}

/**
 * What an account is called in its address: `ann` in `/u/ann`, `/@ann`, `/@ann@their.server` and `?user=ann`.
 */
function handlesIn(url: string): string[] {
  const last = /[@/=]([^/@=?]+)\/?$/.exec(url)?.[1];
  const local = /\/@([^/@]+)@[^/@]+\/?$/.exec(url)?.[1];
  return [last, local].filter((handle) => handle !== undefined);
}

/** A text without case, spaces and signs, to compare names and words by. `Ann-Lee!` gives `annlee`. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}
