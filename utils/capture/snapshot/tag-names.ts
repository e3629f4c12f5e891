import { htmlNamespace, mathNamespace, namespaceOf, svgNamespace } from '../../dom/elements.ts';
import { renamedType } from '../css/renamed-type.ts';
import type { DocumentWriter } from './document-writer.ts';
import { isMisplaced } from './html-nesting.ts';
import type { Level } from './level.ts';
import { isTornTable } from './torn-table.ts';

/**
 * What the HTML tokenizer reads back as the same name (HTML §13.2.5.8): letters of any script, colons and
 * dots.
 */
const writableName = /^[a-z][^\s/<>"'=&A-Z\p{Cc}]*$/u;
/** What does so behind our own prefix: names that begin with no letter of ASCII, or hold capitals. */
const prefixableName = /^[^\s/<>"'=&\p{Cc}]+$/u;
const nameless = 'plaint-element';

/** A name that no parser moves, and that the style text asks for too. */
export function renamedTag(writer: DocumentWriter, name: string): string {
  if (!prefixableName.test(name)) return nameless;
  writer.context.renamed.add(name);
  return renamedType(name);
}

/** The name of an HTML element: its own where the parser will leave it in its place, else another. */
export function htmlTag(writer: DocumentWriter, el: Element, name: string, top: Level): string {
  if (!isWritable(name)) return renamedTag(writer, name);
  if (top.isHead || isDocumentPart(writer, el, name, top)) return name;
  const isMoved =
    isMisplaced(name, top.nesting, writer.isQuirks) || (name === 'table' && isTornTable(el));
  return isMoved ? renamedTag(writer, name) : name;
}

const writable = new Map<string, boolean>();
const maxNames = 5_000;

function isWritable(name: string): boolean {
  const known = writable.get(name);
  if (known !== undefined) return known;
  const isIt = writableName.test(name);
  if (writable.size < maxNames) writable.set(name, isIt);
  return isIt;
}

/** `html`, `head` and `body` (or a frameset and its frames) where they belong. */
function isDocumentPart({ parts }: DocumentWriter, el: Element, name: string, top: Level): boolean {
  if (el === parts.root || el === parts.head || el === parts.body) return true;
  return top.nesting.parent === 'frameset' && (name === 'frame' || name === 'frameset');
}

/** What a document of frames may hold: those, and its head. */
export function isFramePart(
  writer: DocumentWriter,
  top: Level,
  el: Element,
  name: string,
): boolean {
  return namespaceOf(el) === htmlNamespace && isDocumentPart(writer, el, name, top);
}

/**
 * Elements of SVG and MathML that have the name of an HTML element and stay what they are inside of an `svg`.
 */
const sharedNames = new Set(['a', 'title', 'style', 'script']);
/**
 * Names that open SVG and MathML: alone, without them above, other names of those are unknown elements of
 * HTML.
 */
const foreignRoots = new Set(['svg', 'math']);

/**
 * The name of an element of another namespace. HTML elements of that name would end it, so those get another.
 */
export function foreignTag(writer: DocumentWriter, el: Element, name: string, top: Level): string {
  const namespace = namespaceOf(el);
  const isOfItsKind = namespace === svgNamespace || namespace === mathNamespace;
  if (isOfItsKind && foreignRoots.has(name)) return name;
  if (isOfItsKind && top.nesting.foreign && sharedNames.has(name)) return name;
  const isPlain = writableName.test(name.toLowerCase()) && !foreignRoots.has(name);
  return isPlain && !isKnownToHtml(name) ? name : renamedTag(writer, name);
}

function isKnownToHtml(name: string): boolean {
  const known = htmlNames.get(name);
  if (known !== undefined) return known;
  elsewhere ??= document.implementation.createHTMLDocument('');
  const isKnown =
    !name.includes('-') && !(elsewhere.createElement(name) instanceof HTMLUnknownElement);
  htmlNames.set(name, isKnown);
  return isKnown;
}

/** The parser knows two names that make elements without an interface of their own, or of another. */
const htmlNames = new Map<string, boolean>([
  ['image', false],
  ['font', true],
]);
/** A document of our own: that of the page may be XML. */
let elsewhere: Document | undefined;
