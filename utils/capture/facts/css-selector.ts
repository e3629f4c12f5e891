import { attributeOf, localNameOf, matches, selectAll } from '../../dom/elements.ts';
import { isElement, parentNodeOf, previousSiblingOf } from '../../dom/nodes.ts';
import { hostOf, isShadowRoot } from '../../dom/shadow.ts';
import { shortTextLength } from '../../protocol/clip.ts';
import { treeRootOf } from './flat-walk.ts';

/** Attributes that sites keep stable because their own tests and links hang on them. */
const stableAttributes = ['data-testid', 'data-id', 'data-post-id', 'data-comment-id', 'itemid'];

/**
 * A CSS selector that matches this element alone, the shortest of: its id, a stable attribute, or
 * `:nth-of-type` steps below the nearest ancestor that has one. Inside a shadow tree the selectors of the
 * hosts come first, joined by ` >>> `. At most 2,000 code units; deeper than that, the closest steps only.
 */
export function selectorOf(element: Element): string {
  const root = treeRootOf(element);
  const own = selectorWithin(element, root as Node & ParentNode);
  if (!isShadowRoot(root)) return own;
  const whole = `${selectorOf(hostOf(root))} >>> ${own}`;
  return whole.length <= shortTextLength ? whole : own;
}

function selectorWithin(element: Element, root: Node & ParentNode): string {
  const steps: string[] = [];
  let length = 0;
  for (let at: Node | null = element; at !== null && isElement(at); at = parentNodeOf(at)) {
    const anchor = anchorSelector(at, root);
    const step = anchor ?? `${escapeIdentifier(localNameOf(at))}${nthOfType(at)}`;
    length += step.length + 1;
    if (length > shortTextLength) break;
    steps.push(step);
    if (anchor !== undefined) break;
  }
  return steps.reverse().join('>');
}

function anchorSelector(element: Element, root: Node & ParentNode): string | undefined {
  const id = attributeOf(element, 'id');
  const name = escapeIdentifier(localNameOf(element));
  const candidates = [
    ...(id === undefined || id === '' ? [] : [`#${escapeIdentifier(id)}`]),
    ...stableAttributes.flatMap((attribute) => {
      const value = attributeOf(element, attribute);
      return value ? [`${name}[${attribute}="${escapeString(value)}"]`] : [];
    }),
    ...(['html', 'body'].includes(name) ? [name] : []),
  ];
  return candidates.find((selector) => selector.length < 300 && isAlone(element, selector, root));
}

function isAlone(element: Element, selector: string, root: Node & ParentNode): boolean {
  const found = selectAll(root, selector);
  return found.length === 1 && found[0] === element && matches(element, selector);
}

function nthOfType(element: Element): string {
  const name = localNameOf(element);
  let index = 1;
  for (let at = previousSiblingOf(element); at !== null; at = previousSiblingOf(at)) {
    if (isElement(at) && localNameOf(at) === name) index++;
  }
  return `:nth-of-type(${index})`;
}

/** CSSOM §2.1, serialize an identifier. */
function escapeIdentifier(identifier: string): string {
  let out = '';
  for (const [index, character] of Array.from(identifier).entries()) {
    const code = character.codePointAt(0) ?? 0;
    const isDigit = code >= 0x30 && code <= 0x39;
    const startsWithDigit = index === 0 || (index === 1 && identifier.startsWith('-'));
    if (code === 0) out += '\ufffd';
    else if (code < 0x20 || code === 0x7f || (isDigit && startsWithDigit)) {
      out += `\\${code.toString(16)} `;
    } else if (index === 0 && character === '-' && identifier.length === 1) out += '\\-';
    else if (code >= 0x80 || /[\w-]/.test(character)) out += character;
    else out += `\\${character}`;
  }
  return out;
}

/** CSSOM §2.1, serialize a string, without its quotes. */
function escapeString(value: string): string {
  let out = '';
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) out += `\\${code.toString(16)} `;
    else out += character === '"' || character === '\\' ? `\\${character}` : character;
  }
  return out;
}
