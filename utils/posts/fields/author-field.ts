import { defined } from '../../defined.ts';
import { authorFeatures } from '../features/author-features.ts';
import { addedBy } from '../features/model.ts';
import { weights } from '../features/weights.ts';
import type { RecordNodes } from '../records/record-units.ts';
import { cleanName } from '../signals/name-text.ts';
import type { Signals } from '../signals/signals.ts';
import { personHref } from '../signals/words.ts';
import { endOf, parentOf } from '../tree/tree.ts';
import { type NameCandidate, readNameCandidates } from './author-candidates.ts';
import {
  electedKeys,
  honorificEnd,
  kindsWithHonorifics,
  passedOverKeys,
  sharedAffixes,
} from './author-votes.ts';

export interface AuthorField {
  /** The outermost element that shows the name and nothing else; absent where none shows it. */
  readonly index?: number;
  readonly name: string;
  /** The link to the person. */
  readonly href?: string;
}

/** Who wrote each record, by comparing where names stand in records of one kind. */
export function readAuthors(
  signals: Signals,
  records: readonly RecordNodes[],
  isRepeated: (record: RecordNodes, text: number) => boolean,
): (AuthorField | undefined)[] {
  const lists = readNameCandidates(signals, records, isRepeated);
  const first = lists.map(bestOf);
  const isPassedOver = passedOverKeys(records, lists, first);
  const isElected = electedKeys(records, first);
  const isAddressed = kindsWithHonorifics(records, first);
  const affixes = affixesByPlace(records, first);
  return records.map((record, at) => {
    const chosen = first[at];
    const isRight = chosen === undefined || !isPassedOver(record.kind, chosen.key);
    const left = (lists[at] ?? []).filter(({ key }) => !isPassedOver(record.kind, key));
    const best =
      (isRight ? chosen : bestOf(left)) ?? left.find(({ key }) => isElected(record.kind, key));
    const unshown = unshownName(signals, record);
    if (unshown !== undefined && (best?.facts.weight ?? 0) < 2 && best?.text !== unshown)
      return { name: unshown };
    if (best === undefined) return undefined;
    const href = best.href ?? nearbyHref(signals, record, best);
    const { before = '', after = '' } = affixes.get(`${record.kind}|${best.key}`) ?? {};
    const bare =
      best.text.startsWith(before) && best.text.endsWith(after)
        ? best.text.slice(before.length, best.text.length - after.length)
        : best.text;
    const name = cleanName(bare);
    return {
      index: best.index,
      name: isAddressed.has(record.kind) ? name.replace(honorificEnd, '') : name,
      ...defined({ href }),
    };
  });
}

/** What the names at one place in records of one kind share, by that place. */
function affixesByPlace(
  records: readonly RecordNodes[],
  chosen: readonly (NameCandidate | undefined)[],
): Map<string, ReturnType<typeof sharedAffixes>> {
  const places = new Map<string, string[]>();
  records.forEach(({ kind }, at) => {
    const each = chosen[at];
    if (each === undefined) return;
    const texts = places.get(`${kind}|${each.key}`) ?? [];
    places.set(`${kind}|${each.key}`, texts);
    texts.push(each.text);
  });
  return new Map([...places].map(([place, texts]) => [place, sharedAffixes(texts)]));
}

/** The name that only an attribute tells. */
function unshownName({ unshown }: Signals, { elements }: RecordNodes): string | undefined {
  const bearer =
    unshown.names.size === 0 ? undefined : elements.find((index) => unshown.names.has(index));
  return bearer === undefined ? undefined : unshown.names.get(bearer);
}

/** The likeliest, if it is likelier a name than not. */
function bestOf(candidates: readonly NameCandidate[]): NameCandidate | undefined {
  let best: NameCandidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const added = addedBy(weights.author, authorFeatures, candidate.facts);
    if (added > most) {
      best = candidate;
      most = added;
    }
  }
  return best;
}

/** A link around the name, or the first link in the record that leads to a person. */
function nearbyHref(
  signals: Signals,
  record: RecordNodes,
  candidate: NameCandidate,
): string | undefined {
  const { tree, names } = signals;
  let at = candidate.index;
  for (let step = 0; step < 4 && at >= record.range.start; step++) {
    if (tree.tags[at] === 'a') return names.attribute(at, 'href');
    at = parentOf(tree, at);
  }
  for (let inner = candidate.index; inner < endOf(tree, candidate.index); inner++) {
    if (tree.tags[inner] === 'a') return names.attribute(inner, 'href');
  }
  const links = record.elements.filter((index) => tree.tags[index] === 'a');
  return links
    .map((index) => names.attribute(index, 'href'))
    .find(
      (href) =>
        href !== undefined &&
        personHref.test(href) &&
        links.some((index) => index < candidate.index && names.attribute(index, 'href') === href),
    );
}
