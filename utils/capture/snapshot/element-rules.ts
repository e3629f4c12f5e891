import { rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { anyOf } from '../../pattern.ts';
import { writeAdopted } from './adopted.ts';
import { writeAttributes } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { writeFormElement } from './element-forms.ts';
import { writeFrameElement } from './element-frames.ts';
import { writeMediaElement } from './element-media.ts';
import { writeStyleElement } from './element-styles.ts';
import { type TopLayer, writeTopLayer } from './element-top-layer.ts';
import { escapeAttribute } from './escape.ts';
import type { ElementContent, ElementRule, Level } from './level.ts';
import { svgMotion } from './svg-motion.ts';
import { foreignTag, htmlTag, renamedTag } from './tag-names.ts';
import { isInTopLayer } from './top-layer-state.ts';
import { trapOf } from './trapped.ts';

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

/** Writes the start of an element and says how to go on; undefined if all of it is written. */
export function writeElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
  isHtml: boolean,
  top: Level,
): ElementContent | undefined {
  if (!isHtml) return writeForeign(writer, el, name, top);
  if (top.isHead && !headNames.has(name)) return undefined;
  const tag = htmlTag(writer, el, name, top);
  const rule = tag === name && Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule) return rule(writer, el, name, top);
  const isTyped = isEditable(el);
  let layer: TopLayer | undefined;
  if (isInTopLayer(writer, el)) {
    const { guard } = writer.context;
    const isLifted = el === writer.lifted;
    const chain = isLifted
      ? undefined
      : guard.try('other', 'top layer', () => trapOf(writer, el), undefined);
    if (chain !== undefined) {
      writer.trapped.push({ el, chain });
      writer.out.text(`<${tag} hidden style="display:none!important"></${tag}>`);
      return undefined;
    }
    layer = guard.try('other', 'top layer', () => writeTopLayer(writer, el), undefined);
  }
  writer.out.text(`<${tag}`);
  writeAttributes(writer, el, layer ? { style: layer.style } : unchanged);
  writer.out.text('>');
  if (voidNames.has(name)) return undefined;
  return { close: `</${tag}>${layer?.after ?? ''}`, isTyped, tag };
}

const unchanged = {};

const headNames = new Set(
  'base basefont bgsound head link meta noframes noscript script style template title'.split(' '),
);

const wordy = new Set('html pre plaintext xmp listing option'.split(' '));

/**
 * Whether what is inside of an element are no words of the page: code, values, what stands in for something
 * else.
 */
export function holdsNoWords(name: string): boolean {
  return Object.hasOwn(rules, name) && !wordy.has(name);
}

/**
 * The name for an element that could not be written as what it is: one that the parser leaves in its place.
 * Undefined where there is nothing to write of it, or its content is not to be shown.
 */
export function plainTag(
  writer: DocumentWriter,
  el: Element,
  name: string,
  isHtml: boolean,
  top: Level,
): string | undefined {
  if (el === writer.parts.body) return name;
  if (top.isHead || holdsNoWords(name) || (isHtml && voidNames.has(name))) return undefined;
  return renamedTag(writer, name);
}

/** What cannot be told may have been typed. */
function isEditable(el: Element): boolean {
  try {
    const value = rawAttributeOf(el, 'contenteditable');
    return value !== null && value.toLowerCase() !== 'false';
  } catch (_notTold) {
    return readProperty<boolean>('HTMLElement', el, 'isContentEditable') ?? true;
  }
}

/** SVG and MathML; what runs or moves by itself there is left out. */
function writeForeign(
  writer: DocumentWriter,
  el: Element,
  name: string,
  top: Level,
): ElementContent | undefined {
  if (name === 'script' || name === 'set' || name.startsWith('animate')) return undefined;
  if (name === 'style') return writeStyleElement(writer, el, name, top);
  const tag = foreignTag(writer, el, name, top);
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
  return { close: `</${tag}>`, tag };
}

/** Elements whose text HTML would read raw: kept as preformatted text, which they look like. */
function writePlainText(writer: DocumentWriter, el: Element): ElementContent {
  writer.out.text('<pre');
  writeAttributes(writer, el, {});
  writer.out.text('>\n');
  return { close: '</pre>' };
}

/** The parser drops a newline after `<pre>`, so one is put there for it. */
function writePre(writer: DocumentWriter, el: Element): ElementContent {
  writer.out.text('<pre');
  writeAttributes(writer, el, {});
  writer.out.text('>\n');
  return { close: '</pre>', isTyped: isEditable(el) };
}

function writeHtml(writer: DocumentWriter, el: Element): ElementContent {
  writer.out.text('<html');
  writeAttributes(writer, el, {});
  writer.out.text('>');
  if (writer.parts.head === null) {
    writer.out.text('<head>');
    writer.out.reference({ kind: 'head' });
    writeBaseStyle(writer);
    writeOwed(writer);
    writer.out.text('</head>');
  }
  return { close: '</html>' };
}

function writeOwed(writer: DocumentWriter): void {
  const owed = writer.document;
  if (!writer.owesAdopted(owed)) return;
  writer.context.guard.try('stylesheet', 'html', () => writeAdopted(writer, owed), undefined);
}

function writeHead(writer: DocumentWriter, el: Element): ElementContent {
  writer.out.text('<head');
  writeAttributes(writer, el, {});
  writer.out.text('>');
  writer.out.reference({ kind: 'head' });
  writeBaseStyle(writer);
  return { close: '</head>' };
}

export function writeBaseStyle(writer: DocumentWriter): void {
  writer.out.text('<style>');
  writer.out.reference({ kind: 'sheet', id: writer.extraSheet, raw: true });
  writer.out.text('</style>');
}

const metaNames = anyOf(
  [
    '^(?:viewport|color-scheme|theme-color|description|author|keywords|application-name',
    'robots|date|title|(?:og|twitter|article|book|profile|dc|dcterms|citation)[.:_].*)$',
  ],
  'i',
);

/** Only what describes the page: a `meta` may refresh, set policies, or hold a token. */
function writeMeta(writer: DocumentWriter, el: Element): undefined {
  const name =
    rawAttributeOf(el, 'name') ?? rawAttributeOf(el, 'property') ?? rawAttributeOf(el, 'itemprop');
  const isKept = name !== null && rawAttributeOf(el, 'http-equiv') === null && metaNames.test(name);
  if (!isKept) return undefined;
  writer.out.text('<meta');
  const isScheme = name.toLowerCase() === 'color-scheme';
  writeAttributes(writer, el, isScheme ? { except: contentOnly } : {});
  if (isScheme) {
    const scheme = writer.context.styles.rewriter.scheme(rawAttributeOf(el, 'content') ?? '');
    writer.out.text(` content="${escapeAttribute(scheme)}"`);
  }
  writer.out.text('>');
  return undefined;
}

const contentOnly = new Set(['content']);
