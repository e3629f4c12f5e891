import { assemble } from '../../utils/capture/snapshot/assemble.ts';
import { freezeFrame } from '../../utils/capture/snapshot/freeze-frame.ts';
import { defaultFreezeRequest } from '../../utils/capture/snapshot/frozen.ts';
import type { OddDocument, OddNode, OddSpace } from './odd-trees.ts';

/** Builds odd trees in the page itself, freezes them, and tells which of their words the snapshot lost. */

export interface OddResult {
  /** Words that the page holds and the replayed snapshot does not. */
  readonly lost: readonly string[];
  readonly words: number;
  readonly cuts: readonly string[];
  readonly html: string;
}

const namespaces: Readonly<Record<OddSpace, string | null>> = {
  html: 'http://www.w3.org/1999/xhtml',
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
  none: null,
};

/** Elements whose content is no text that a page shows: code, what stands in for something else, values. */
const silent = new Set(
  'script style template noscript textarea input img br object canvas video iframe link meta base col image frame head title select option optgroup'.split(
    ' ',
  ),
);

/** Set before the engine was loaded: members that throw, by the node they throw on. */
const faulty = Reflect.get(globalThis, 'plaintFaulty') as WeakMap<object, ReadonlySet<string>>;

let words = 0;

function build(spec: OddNode, expected: string[], isSilent: boolean): Node | undefined {
  const word = `word${++words}x`;
  if (spec.kind === 'element') return makeElement(spec, expected, isSilent);
  if (spec.kind === 'comment') return withFaults(document.createComment(word), spec);
  if (spec.kind === 'instruction') {
    return withFaults(document.createProcessingInstruction('odd', word), spec);
  }
  const isXml = !(document instanceof HTMLDocument);
  const text =
    spec.kind === 'cdata' && isXml
      ? document.createCDATASection(word)
      : document.createTextNode(word);
  if (!isSilent && !spec.faults.includes('CharacterData.data')) expected.push(word);
  return withFaults(text, spec);
}

function makeElement(spec: OddNode, expected: string[], isSilent: boolean): Node | undefined {
  const { name, space } = spec;
  let el: Element;
  try {
    el = document.createElementNS(
      namespaces[space],
      space === 'none' ? name.replace(':', '-') : name,
    );
  } catch {
    // A browser that does not allow the name.
    return undefined;
  }
  el.setAttribute('class', name);
  const isQuiet = isSilent || silent.has(name.toLowerCase());
  for (const child of spec.children) {
    const made = build(child, expected, isQuiet);
    if (made) el.append(made);
  }
  if (spec.shadow !== undefined && space === 'html' && canHost.has(name)) {
    const root = el.attachShadow({ mode: 'open' });
    for (const child of spec.shadow) {
      // A root that cannot be reached is listed as cut.
      const made = build(child, expected, isQuiet || spec.faults.includes('Element.shadowRoot'));
      if (made) root.append(made);
    }
  }
  return withFaults(el, spec);
}

const canHost = new Set('div p span section h1 x-card'.split(' '));

function withFaults<Made extends Node>(node: Made, { faults }: OddNode): Made {
  if (faults.length > 0) faulty.set(node, new Set(faults));
  return node;
}

function replaceDocument(spec: OddDocument): string[] {
  faulty.delete(document);
  while (document.lastChild) document.lastChild.remove();
  const expected: string[] = [];
  if (spec.hasDoctype) document.append(document.implementation.createDocumentType('html', '', ''));
  for (const one of [...spec.before, ...(spec.root ? [spec.root] : []), ...spec.after]) {
    const made = build(one, expected, false);
    if (made) document.append(made);
  }
  if (spec.faults.length > 0) faulty.set(document, new Set(spec.faults));
  return expected;
}

/** All words of a tree as a reader of its file finds them, shadow trees included, code not. */
function wordsIn(root: Node): Set<string> {
  const found = new Set<string>();
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node instanceof HTMLTemplateElement) waiting.push(node.content);
    if (node instanceof HTMLScriptElement || node instanceof HTMLStyleElement) continue;
    if (node instanceof Text) for (const [word] of node.data.matchAll(/word\d+x/g)) found.add(word);
    waiting.push(...node.childNodes);
  }
  return found;
}

/**
 * Beside and inside of a `frameset` the parser takes no words, so the list of what was seen has to have them.
 */
function isSeen(word: string, root: Node): boolean {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (faulty.has(node)) faulty.delete(node);
    if (node instanceof Text && node.data === word) {
      const { parentElement } = node;
      return parentElement?.checkVisibility({ visibilityProperty: true }) ?? false;
    }
    waiting.push(...node.childNodes);
  }
  return false;
}

async function tryOne(spec: OddDocument): Promise<OddResult> {
  let expected = replaceDocument(spec);
  const frame = await freezeFrame(defaultFreezeRequest, { signal: new AbortController().signal });
  const snapshot = await assemble({ frames: [frame] });
  const html = await snapshot.view.text();
  const found = wordsIn(new DOMParser().parseFromString(html, 'text/html'));
  if (/<frameset/.test(html)) {
    for (const [word] of snapshot.text.matchAll(/word\d+x/g)) found.add(word);
    expected = expected.filter((word) => found.has(word) || isSeen(word, document));
  }
  return {
    lost: expected.filter((word) => !found.has(word)),
    words: expected.length,
    cuts: snapshot.account.cuts.map(({ what, why }) => `${what} ${why}`),
    html: html.slice(0, 20_000),
  };
}

/** One after another: each replaces the document. */
async function plaintOdd(specs: readonly OddDocument[]): Promise<OddResult[]> {
  const results: OddResult[] = [];
  for (const spec of specs) results.push(await tryOne(spec));
  return results;
}

Object.assign(globalThis, { plaintOdd });
