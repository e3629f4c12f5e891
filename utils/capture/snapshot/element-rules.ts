import { renamedType } from '../css/renamed-type.ts';
import { writeAdopted } from './adopted.ts';
import { writeAttributes } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import {
  attributeOf,
  dataOf,
  firstChildOf,
  localNameOf,
  mathNamespace,
  namespaceOf,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
  svgNamespace,
} from './dom-access.ts';
import { writeFormElement } from './element-forms.ts';
import { writeFrameElement } from './element-frames.ts';
import { writeMediaElement } from './element-media.ts';
import { writeStyleElement } from './element-styles.ts';
import { writeTopLayer } from './element-top-layer.ts';
import { escapeAttribute } from './escape.ts';
import { isMisplaced } from './html-nesting.ts';
import type { Content, ElementRule, Level } from './level.ts';
import { svgMotion } from './svg-motion.ts';

const voidNames = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Nothing of these is kept but their place among their siblings. */
const inert: ElementRule = (writer, _el, _name, top) => {
  if (!top.isHead) writer.out.text('<template></template>');
  return undefined;
};

const emptyNoscript: ElementRule = (writer, _el, _name, top) => {
  if (!top.isHead) writer.out.text('<noscript></noscript>');
  return undefined;
};

const rules: Readonly<Record<string, ElementRule>> = {
  script: inert,
  base: inert,
  template: inert,
  noscript: emptyNoscript,
  noembed: inert,
  noframes: inert,
  plaintext: writePlainText,
  xmp: writePlainText,
  listing: writePlainText,
  pre: writePre,
  html: writeHtml,
  head: writeHead,
  meta: writeMeta,
  style: writeStyleElement,
  link: writeStyleElement,
  img: writeMediaElement,
  canvas: writeMediaElement,
  video: writeMediaElement,
  audio: writeMediaElement,
  iframe: writeFrameElement,
  frame: writeFrameElement,
  object: writeFrameElement,
  embed: writeFrameElement,
  applet: inert,
  input: writeFormElement,
  textarea: writeFormElement,
  option: writeFormElement,
};

const validName = /^[a-z][a-z0-9._-]*$/i;

/** Writes the start of an element and says how to go on; undefined if all of it is written. */
export function writeElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
  isHtml: boolean,
  top: Level,
): Content | undefined {
  if (!isHtml) return writeForeign(writer, el, name, top);
  if (top.isHead && !headNames.has(name)) return undefined;
  const tag = tagFor(writer, el, name, top);
  const rule = tag === name && Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule) return rule(writer, el, name, top);
  const isTyped = isEditable(el);
  const layer = writeTopLayer(writer, el);
  writer.out.text(`<${tag}`);
  writeAttributes(writer, el, layer ? { style: layer.style } : {});
  writer.out.text('>');
  if (voidNames.has(name)) return undefined;
  return { close: `</${tag}>${layer?.after ?? ''}`, isTyped, tag };
}

const headNames = new Set(
  'base basefont bgsound head link meta noframes noscript script style template title'.split(' '),
);

/** The element's own name where the parser will leave it in its place, else another. */
function tagFor(writer: DocumentWriter, el: Element, name: string, top: Level): string {
  if (!validName.test(name)) return 'plaint-element';
  if (top.isHead || isDocumentPart(writer, top, name)) return name;
  const isMoved =
    isMisplaced(name, top.nesting, writer.isQuirks) || (name === 'table' && isTornTable(el));
  if (!isMoved) return name;
  writer.context.renamed.add(name);
  return renamedType(name);
}

/** `html`, `head` and `body` (or a frameset) where they belong. */
function isDocumentPart(writer: DocumentWriter, top: Level, name: string): boolean {
  if (top.parent === writer.document) return name === 'html';
  if (top.name === 'frameset') return name === 'frame' || name === 'frameset';
  return top.name === 'html' && documentParts.has(name) && parentOf(top.parent) === writer.document;
}

const documentParts = new Set(['head', 'body', 'frameset']);

const tableChildren = new Set(
  'caption colgroup col thead tbody tfoot tr style script template'.split(' '),
);
const rowChildren = new Set('td th style script template'.split(' '));

/** Whether a table holds something that the parser would put in front of it (foster parenting). */
function isTornTable(table: Element): boolean {
  for (let child = firstChildOf(table); child; child = nextSiblingOf(child)) {
    if (isTorn(child, tableChildren)) return true;
    if (nodeTypeOf(child) !== 1) continue;
    const name = localNameOf(child as Element);
    if (name === 'tr' && isTornRow(child)) return true;
    if (!sections.has(name)) continue;
    for (let row = firstChildOf(child); row; row = nextSiblingOf(row)) {
      if (isTorn(row, sectionChildren) || isTornRow(row)) return true;
    }
  }
  return false;
}

const sections = new Set(['thead', 'tbody', 'tfoot']);
const sectionChildren = new Set('tr style script template'.split(' '));

function isTornRow(row: Node): boolean {
  if (nodeTypeOf(row) !== 1 || localNameOf(row as Element) !== 'tr') return false;
  for (let cell = firstChildOf(row); cell; cell = nextSiblingOf(cell)) {
    if (isTorn(cell, rowChildren)) return true;
  }
  return false;
}

function isTorn(node: Node, allowed: ReadonlySet<string>): boolean {
  const type = nodeTypeOf(node);
  if (type === 3) return dataOf(node).trim() !== '';
  return type === 1 && !allowed.has(localNameOf(node as Element));
}

function isEditable(el: Element): boolean {
  const value = attributeOf(el, 'contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
}

/** SVG and MathML; what runs or moves by itself there is left out. */
function writeForeign(
  writer: DocumentWriter,
  el: Element,
  name: string,
  top: Level,
): Content | undefined {
  if (name === 'script' || name === 'set' || name.startsWith('animate')) return undefined;
  if (name === 'style') return writeStyleElement(writer, el, name, top);
  const tag = foreignTag(writer, el, name);
  const motion = svgMotion(el);
  writer.out.text(`<${tag}`);
  writeAttributes(writer, el, motion === '' ? {} : { style: motion });
  writer.out.text('>');
  const symbols = writer.pendingSymbols;
  if (symbols) {
    writer.pendingSymbols = undefined;
    writer.out.text(`</${tag}><defs>`);
    writer.out.reference({ kind: 'sheet', id: symbols.id, raw: true });
    return { close: '</defs>', skipsChildren: true };
  }
  return { close: `</${tag}>` };
}

/** XML of other kinds keeps its names, unless HTML has elements of that name: those get another. */
function foreignTag(writer: DocumentWriter, el: Element, name: string): string {
  const namespace = namespaceOf(el);
  if (namespace === svgNamespace || namespace === mathNamespace) {
    return validName.test(name) ? name : 'g';
  }
  if (!validName.test(name)) return 'plaint-element';
  if (!isKnownToHtml(name)) return name;
  writer.context.renamed.add(name);
  return renamedType(name);
}

function isKnownToHtml(name: string): boolean {
  elsewhere ??= document.implementation.createHTMLDocument('');
  return !(elsewhere.createElement(name) instanceof HTMLUnknownElement) && !name.includes('-');
}

/** A document of our own: that of the page may be XML. */
let elsewhere: Document | undefined;

/** Elements whose text HTML would read raw: kept as preformatted text, which they look like. */
function writePlainText(writer: DocumentWriter, el: Element): Content {
  writer.out.text('<pre');
  writeAttributes(writer, el, {});
  writer.out.text('>\n');
  return { close: '</pre>' };
}

/** The parser drops a newline after `<pre>`, so one is put there for it. */
function writePre(writer: DocumentWriter, el: Element): Content {
  writer.out.text('<pre');
  writeAttributes(writer, el, {});
  writer.out.text('>\n');
  return { close: '</pre>', isTyped: isEditable(el) };
}

function writeHtml(writer: DocumentWriter, el: Element): Content {
  writer.out.text('<html');
  writeAttributes(writer, el, {});
  writer.out.text('>');
  let child = firstChildOf(el);
  while (child && localNameOf(child as Element) !== 'head') child = nextSiblingOf(child);
  if (!child) {
    writer.out.text('<head>');
    writer.out.reference({ kind: 'head' });
    writeBaseStyle(writer);
    if (writer.owesAdopted(writer.document)) writeAdopted(writer, writer.document);
    writer.out.text('</head>');
  }
  return { close: '</html>' };
}

function writeHead(writer: DocumentWriter, el: Element): Content {
  writer.out.text('<head');
  writeAttributes(writer, el, {});
  writer.out.text('>');
  writer.out.reference({ kind: 'head' });
  writeBaseStyle(writer);
  return { close: '</head>' };
}

function writeBaseStyle(writer: DocumentWriter): void {
  writer.out.text('<style>');
  writer.out.reference({ kind: 'sheet', id: writer.extraSheet, raw: true });
  writer.out.text('</style>');
}

const metaNames =
  /^(?:viewport|color-scheme|theme-color|description|author|keywords|application-name|robots|date|title|(?:og|twitter|article|book|profile|dc|dcterms|citation)[.:_].*)$/i;

/** Only what describes the page: a `meta` may refresh, set policies, or hold a token. */
function writeMeta(writer: DocumentWriter, el: Element): undefined {
  const name =
    attributeOf(el, 'name') ?? attributeOf(el, 'property') ?? attributeOf(el, 'itemprop');
  const isKept = name !== null && attributeOf(el, 'http-equiv') === null && metaNames.test(name);
  if (!isKept) return undefined;
  writer.out.text('<meta');
  const isScheme = name.toLowerCase() === 'color-scheme';
  writeAttributes(writer, el, isScheme ? { except: contentOnly } : {});
  if (isScheme) {
    const scheme = writer.context.styles.rewriter.scheme(attributeOf(el, 'content') ?? '');
    writer.out.text(` content="${escapeAttribute(scheme)}"`);
  }
  writer.out.text('>');
  return undefined;
}

const contentOnly = new Set(['content']);
