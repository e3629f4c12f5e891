import { eachAttribute, hasAttributeOf, localNameOf } from '../../dom/elements.ts';
import {
  firstChildOf,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
  textContentOf,
} from '../../dom/nodes.ts';
import { valueWithUrls } from '../css/rewrite-css.ts';
import { escapeAttribute, escapeText } from './escape.ts';

const dropped = /^(?:script|foreignObject|animate.*|set|iframe|audio|video|a|style)$/;
/** The id of a file's root, for a `use` that names no part of it. */
export const wholeFile = 'plaint-root';
const maxNodes = 20_000;

/**
 * The content of an SVG file for a `use` that points into it, since browsers take nothing from data URLs
 * there. Every id gets the prefix, so that it meets no id of the page. Empty if it does not parse.
 */
export function writeSymbols(source: string, prefix: string): string {
  let root: Element;
  try {
    root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
  } catch (_notXml) {
    return '';
  }
  if (localNameOf(root) !== 'svg') return '';
  const own = hasAttributeOf(root, 'id') ? '' : ` id="${prefix}${wholeFile}"`;
  let out = startTag(root, `svg${own}`, prefix);
  let nodes = 0;
  let node: Node | null = firstChildOf(root);
  while (node && ++nodes < maxNodes) {
    const isElement = nodeTypeOf(node) === 1;
    const name = isElement ? localNameOf(node as Element) : '';
    const isKept = isElement && !dropped.test(name) && /^[a-z][\w.-]*$/i.test(name);
    if (isKept) out += startTag(node as Element, name, prefix);
    else if (nodeTypeOf(node) === 3) out += escapeText(textContentOf(node) ?? '');
    let next: Node | null = isKept ? firstChildOf(node) : null;
    if (isKept && !next) out += `</${name}>`;
    while (!next && node && node !== root) {
      next = nextSiblingOf(node);
      if (next) break;
      node = parentNodeOf(node);
      if (!node) return out;
      if (node === root) return `${out}</svg>`;
      out += `</${localNameOf(node as Element)}>`;
    }
    node = next;
  }
  return `${out}</svg>`;
}

const mayHoldUrl = /url|src|image-set|\\/i;

/** References to what the file itself holds, by the ids that it has here; undefined if there are others. */
function ownReferences(value: string, prefix: string): string | undefined {
  return valueWithUrls(value, (url) =>
    url.startsWith('#') ? `#${prefix}${url.slice(1)}` : undefined,
  );
}

function startTag(el: Element, name: string, prefix: string): string {
  let tag = `<${name}`;
  eachAttribute(el, (attribute, value) => {
    if (/^on/i.test(attribute) || attribute.startsWith('xmlns')) return;
    let kept = mayHoldUrl.test(value) ? ownReferences(value, prefix) : value;
    if (kept === undefined) return;
    if (attribute === 'id') kept = prefix + value;
    else if (attribute === 'href' || attribute === 'xlink:href') {
      if (!value.startsWith('#')) return;
      kept = `#${prefix}${value.slice(1)}`;
    }
    tag += ` ${attribute}="${escapeAttribute(kept)}"`;
  });
  return `${tag}>`;
}
