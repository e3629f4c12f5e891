import { bodyOf, rootElementOf } from '../../dom/layout.ts';
import { isShadowRoot, type ShadowAccess } from '../../dom/shadow.ts';
import { commonTree } from './flat-walk.ts';
import { readSelectedRanges, type SelectedRange } from './selected-range.ts';
import { joinParts, rangeOf, readSelectedWords, type WordPart } from './selected-words.ts';

/** A selection brought down to the words that are really in it. */
export interface Selected {
  /** The body, or the shadow tree that holds all of the selection. */
  readonly scope: Node;
  /** From the first selected character to the last: never a block that only its border was dragged over. */
  readonly range: SelectedRange;
  readonly parts: readonly WordPart[];
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Undefined when no words are selected. Of several trees, the one with the first words counts. */
export function readSelection(
  document: Document,
  selection: Selection | null,
  shadow: ShadowAccess,
): Selected | undefined {
  if (selection === null) return undefined;
  const pieces = readSelectedRanges(document, selection, shadow).flatMap((range) => {
    const scope = scopeOf(document, range);
    if (scope === null) return [];
    const words = readSelectedWords(scope, range, shadow);
    const tight = rangeOf(words.parts);
    return tight === undefined ? [] : [{ scope, tight, ...words }];
  });
  const first = pieces[0];
  if (first === undefined) return undefined;
  const joined = pieces.filter(({ scope }) => scope === first.scope);
  const last = joined.at(-1) ?? first;
  return {
    scope: first.scope,
    range: { start: first.tight.start, end: last.tight.end },
    parts: joined.flatMap(({ parts }) => parts),
    exact: joined.map(({ parts }) => joinParts(parts).trim()).join('\n'),
    prefix: first.prefix,
    suffix: last.suffix,
  };
}

function scopeOf(document: Document, range: SelectedRange): Node | null {
  const root = commonTree(range.start.node, range.end.node);
  return root !== undefined && isShadowRoot(root)
    ? root
    : (bodyOf(document) ?? rootElementOf(document));
}
