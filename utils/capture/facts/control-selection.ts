import { openShadow } from '../../dom/shadow.ts';
import type { SelectionFacts } from '../../protocol/capture.ts';
import { clip, longTextLength, urlLength } from '../../protocol/clip.ts';
import { xPathOf } from './x-path.ts';

const contextLength = 64;
/** Types whose text may be quoted; a password never is. */
const quotableTypes = new Set(['text', 'search', 'url', 'tel', 'email']);

/** The selected part of the focused text control; undefined when there is none. */
export function readControlSelection(document: Document): SelectionFacts | undefined {
  const control = focusedControl(document);
  if (control === undefined) return undefined;
  const { value, selectionStart, selectionEnd } = readControl(control);
  const exact = value.slice(selectionStart, selectionEnd);
  if (exact.trim() === '') return undefined;
  const path = xPathOf(control);
  return {
    quote: {
      exact: clip(exact, longTextLength),
      prefix: value
        .slice(Math.max(0, selectionStart - contextLength), selectionStart)
        .toWellFormed(),
      suffix: value.slice(selectionEnd, selectionEnd + contextLength).toWellFormed(),
    },
    position: { start: selectionStart, end: selectionEnd },
    range: {
      startSelector: path,
      startOffset: selectionStart,
      endSelector: path,
      endOffset: selectionEnd,
    },
    // Browsers do not search the values of controls: there is no fragment that would lead here.
    fragmentUrl: clip(read<string>(Document.prototype, 'URL', document), urlLength),
  };
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

function focusedControl(document: Document): TextControl | undefined {
  let active = read<Element | null>(Document.prototype, 'activeElement', document);
  for (let depth = 0; active !== null && depth < 32; depth++) {
    const root = openShadow(active);
    if (!(root instanceof ShadowRoot)) break;
    active = read<Element | null>(ShadowRoot.prototype, 'activeElement', root);
  }
  if (active instanceof HTMLTextAreaElement) return active;
  if (!(active instanceof HTMLInputElement)) return undefined;
  const type = read<string>(HTMLInputElement.prototype, 'type', active);
  return quotableTypes.has(type) ? active : undefined;
}

function readControl(control: TextControl) {
  const prototype =
    control instanceof HTMLInputElement
      ? HTMLInputElement.prototype
      : HTMLTextAreaElement.prototype;
  return {
    value: read<string>(prototype, 'value', control),
    selectionStart: read<number | null>(prototype, 'selectionStart', control) ?? 0,
    selectionEnd: read<number | null>(prototype, 'selectionEnd', control) ?? 0,
  };
}

function read<Value>(prototype: object, name: string, target: object): Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new TypeError(`no getter ${name}`);
  return Reflect.apply(get, target, []) as Value;
}
