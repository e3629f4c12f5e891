import {
  eachAttribute,
  firstChildOf,
  hasAttributeOf,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
  textContentOf,
} from './dom-access.ts';
import { escapeAttribute, escapeText } from './escape.ts';

const dropped = /^(?:script|foreignObject|animate.*|set|iframe|audio|video|a|style)$/;
/** The id of a file's root, for a `use` that names no part of it. */
export const wholeFile = 'plaint-root';
const maxNodes = 20_000;

/**
 * The content of an SVG file for a `use` that points into it, since browsers take nothing from data URLs there.
 * Every id gets the prefix, so that it meets no id of the page. Empty if it does not parse.
 */
export function writeSymbols(source: string, prefix: string): string {
  let root: Element;
  try {
    root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
  } catch {
    return '';
  }
  if (localNameOf(root) !== 'svg') return '';
  let out = scopedStyle(root, prefix) + startTag(root, 'svg', prefix, true);
  let nodes = 0;
  let node: Node | null = firstChildOf(root);
  while (node && ++nodes < maxNodes) {
    const isElement = nodeTypeOf(node) === 1;
    const name = isElement ? localNameOf(node as Element) : '';
    const isKept = isElement && !dropped.test(name) && /^[a-z][\w.-]*$/i.test(name);
    if (isKept) out += startTag(node as Element, name, prefix, false);
    else if (nodeTypeOf(node) === 3) out += escapeText(textContentOf(node) ?? '');
    let next: Node | null = isKept ? firstChildOf(node) : null;
    if (isKept && !next) out += `</${name}>`;
    while (!next && node && node !== root) {
      next = nextSiblingOf(node);
      if (next) break;
      node = parentOf(node);
      if (!node) return out;
      if (node === root) return `${out}</svg>`;
      out += `</${localNameOf(node as Element)}>`;
    }
    node = next;
  }
  return `${out}</svg>`;
}

/** The file's own rules, for its own elements only. */
function scopedStyle(root: Element, prefix: string): string {
  let text = '';
  for (const style of Array.from(root.getElementsByTagName('style'))) text += textContentOf(style);
  if (text === '' || /@import|url\(|<|\\/.test(text)) return '';
  return `<style>@scope ([plaint-symbols="${prefix}"]){${text}}</style>`;
}

function startTag(el: Element, name: string, prefix: string, isRoot: boolean): string {
  let tag = `<${name}`;
  if (isRoot) {
    tag += ` plaint-symbols="${prefix}"`;
    if (!hasAttributeOf(el, 'id')) tag += ` id="${prefix}${wholeFile}"`;
  }
  eachAttribute(el, (attribute, value) => {
    if (/^on/i.test(attribute) || attribute.startsWith('xmlns')) return;
    let kept = value.replace(/url\(\s*["']?#/g, (start) => `${start}${prefix}`);
    if (/url\(\s*["']?(?!\s*["']?#)/.test(value)) return;
    if (attribute === 'id') kept = prefix + value;
    else if (attribute === 'href' || attribute === 'xlink:href') {
      if (!value.startsWith('#')) return;
      kept = `#${prefix}${value.slice(1)}`;
    }
    tag += ` ${attribute}="${escapeAttribute(kept)}"`;
  });
  return `${tag}>`;
}
