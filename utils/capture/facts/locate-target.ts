import { attributeOf, selectAll } from '../../dom/elements.ts';
import { viewOf } from '../../dom/layout.ts';
import { characterDataOf, following, isElement, isText, nodeTypeOf } from '../../dom/nodes.ts';
import { openShadow, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import type { TriggerKind } from '../../protocol/capture.ts';
import { baseUrlOf } from './base-url.ts';
import { finiteBoxOf, isInSight } from './box.ts';
import { holds } from './flat-walk.ts';
import { mediaUrlsOf } from './media-urls.ts';
import { readSelection, type Selected } from './read-selection.ts';

/** What the browser told about the click. `element` is exact and comes from Firefox only. */
export interface TargetHint {
  readonly kind: TriggerKind;
  readonly linkUrl?: string;
  readonly mediaUrl?: string;
  readonly selectionText?: string;
  readonly element?: Element;
}

const maxCandidates = 5_000;

/**
 * The element the reporter pointed at: what holds the selected words, where words are reported; else the
 * element itself; else the link or medium with that URL, best the one under the pointer, then one in view;
 * else what is under the pointer. Undefined when the whole page is meant or nothing tells.
 */
export function locateTarget(
  document: Document,
  hint: TargetHint,
  shadow: ShadowAccess = openShadow,
  selected: Selected | undefined = readSelection(
    document,
    Document.prototype.getSelection.call(document),
    shadow,
  ),
): Element | undefined {
  const ofWords = hint.kind === 'selection' ? wordHolder(selected) : undefined;
  if (ofWords !== undefined) return ofWords;
  if (hint.element !== undefined && nodeTypeOf(hint.element) === Node.ELEMENT_NODE) {
    return hint.element;
  }
  const hovered = hoverChain(document, shadow);
  return (
    selectionHolder(document, hint, selected) ??
    byUrl(document, hint, hovered) ??
    (hint.kind === 'toolbar' || hint.kind === 'keyboard' ? undefined : deepest(hovered))
  );
}

/** The elements under the pointer, outermost first, through open shadow trees. */
function hoverChain(document: Document, shadow: ShadowAccess): Element[] {
  const chain: Element[] = [];
  let tree: (ParentNode & Node) | null = document;
  for (let depth = 0; tree !== null && depth < 64; depth++) {
    const inTree: Element[] = selectAll(tree, ':hover');
    chain.push(...inTree);
    const innermost = inTree.at(-1);
    tree = innermost === undefined ? null : shadow(innermost);
  }
  return chain;
}

function deepest(chain: readonly Element[]): Element | undefined {
  return chain.length > 2 ? chain.at(-1) : undefined;
}

function selectionHolder(
  document: Document,
  hint: TargetHint,
  selected: Selected | undefined,
): Element | undefined {
  if (hint.kind !== 'selection' && hint.selectionText === undefined) return undefined;
  return wordHolder(selected) ?? textHolder(document, hint.selectionText);
}

/** The smallest element around all selected words; a picture alone is its own. */
function wordHolder(selected: Selected | undefined): Element | undefined {
  const first = selected?.parts[0]?.node;
  const last = selected?.parts.at(-1)?.node;
  return first === undefined || last === undefined ? undefined : holderOf(first, last);
}

/** A selection that is gone (a re-rendered page): the smallest element whose text has it. */
function textHolder(document: Document, selected: string | undefined): Element | undefined {
  const wanted = withoutSpaces(selected ?? '');
  if (wanted === '') return undefined;
  const places: { node: Text; from: number }[] = [];
  const chunks: string[] = [];
  let length = 0;
  for (let node: Node | null = document; node !== null; node = following(node, document)) {
    if (!isText(node)) continue;
    const chunk = withoutSpaces(characterDataOf(node));
    if (chunk === '') continue;
    places.push({ node, from: length });
    chunks.push(chunk);
    length += chunk.length;
  }
  const at = chunks.join('').indexOf(wanted);
  const first = places.findLast((place) => place.from <= at)?.node;
  const last = places.findLast((place) => place.from < at + wanted.length)?.node;
  return first === undefined || last === undefined || at < 0 ? undefined : holderOf(first, last);
}

/** The smallest element around both, in whatever trees they are. */
function holderOf(first: Node, last: Node): Element | undefined {
  let holder = isElement(first) ? first : parentElementOf(first);
  while (holder !== undefined && !holds(holder, last)) holder = parentElementOf(holder);
  return holder;
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}

function byUrl(
  document: Document,
  hint: TargetHint,
  hovered: readonly Element[],
): Element | undefined {
  if (hint.linkUrl === undefined && hint.mediaUrl === undefined) return undefined;
  const wanted = [hint.mediaUrl, hint.linkUrl].filter((url) => url !== undefined);
  const isWanted = (element: Element): boolean =>
    urlsOf(element).some((url) => wanted.includes(url));
  const underPointer = hovered.findLast(isWanted);
  if (underPointer !== undefined) return underPointer;
  const candidates = selectAll(document, 'img,video,audio,source,picture,a[href],area[href]')
    .slice(0, maxCandidates)
    .filter(isWanted);
  const ofMedia = candidates.filter((element) => mediaUrlsOf(element).includes(wanted[0] ?? ''));
  const best = hint.mediaUrl === undefined ? candidates : [...ofMedia, ...candidates];
  return best.find((element) => isInView(document, element)) ?? best[0];
}

function urlsOf(element: Element): string[] {
  const href = attributeOf(element, 'href');
  const link = href === undefined ? null : URL.parse(href, baseUrlOf(element));
  return [...mediaUrlsOf(element), ...(link === null ? [] : [link.href])];
}

function isInView(document: Document, element: Element): boolean {
  const view = viewOf(document);
  return view !== null && isInSight(finiteBoxOf(element), view);
}
