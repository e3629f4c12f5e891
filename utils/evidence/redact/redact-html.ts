import { createDomAccess, type DomAccess } from '../../dom/dom-access.ts';
import type { RedactionReason } from '../redactions.ts';
import { redactText, textMask, urlMask } from './redact-text.ts';
import type { Take } from './taken.ts';
import { mergeMatches, type TermMatch, type TermMatcher } from './term-matcher.ts';

/** An element of the snapshot to be taken out whole. */
export interface ElementRedaction {
  /** CSS selector, as capture gives it; matched in the document and in its shadow trees. */
  readonly selector: string;
  readonly reason: RedactionReason;
}

export interface HtmlRedaction {
  readonly match: TermMatcher;
  readonly elements: readonly ElementRedaction[];
  readonly take: Take;
  /** The artefact's role, for the record: `snapshot`. */
  readonly where: string;
  /** URLs of pictures and media that went with an element: their bytes must go as well. */
  readonly takeUrl: (url: string) => void;
  /** Texts that went with an element: they must go wherever else they were copied to. */
  readonly takeWords: (words: readonly string[], reason: RedactionReason) => void;
  /** Parses without running anything: `DOMParser`. */
  readonly parse: (html: string) => Document;
}

type Task = HtmlRedaction & { readonly dom: DomAccess; readonly document: Document };

/**
 * A frozen document without the given words and elements, serialised anew; just as it was where nothing is
 * taken out of it. Comments, scripts and secrets of forms go in any case.
 */
export function redactHtml(html: string, options: HtmlRedaction): string {
  const document = options.parse(html);
  let isChanged = false;
  const take: Take = (taken) => {
    isChanged = true;
    options.take(taken);
  };
  const task: Task = { ...options, take, document, dom: createDomAccess(options.parse) };
  const { dom } = task;
  for (const root of rootsOf(task)) {
    removeSecrets(root, task);
    for (const element of options.elements) removeElements(root, element, task);
    redactTextNodes(root, task);
    for (const element of dom.querySelectorAll(root, '*')) redactAttributes(element, task);
  }
  return isChanged ? `<!doctype html>${dom.outerHTML(dom.documentElement(document))}` : html;
}

type Root = Document | DocumentFragment;

/** The document and the content of every template, in which shadow trees are frozen. */
function rootsOf({ document, dom }: Task): Root[] {
  const roots: Root[] = [document];
  for (let next = 0; next < roots.length; next++) {
    const root = roots[next];
    if (root === undefined) break;
    for (const template of dom.querySelectorAll(root, 'template')) {
      if ('content' in template) roots.push(template.content as DocumentFragment);
    }
  }
  return roots;
}

const secrets =
  'script, noscript, input[type="hidden" i][value], meta[name*="csrf" i], meta[name*="token" i], meta[http-equiv="set-cookie" i]';
/** As captures have it where a page has another; there is nothing in it. */
const emptyNoscript = '<noscript></noscript>';

/** Accounted for as one: they are no choice of the reporter's. */
function removeSecrets(root: Root, task: Task): void {
  const { dom, where } = task;
  const removed: string[] = [];
  for (const element of dom.querySelectorAll(root, secrets)) {
    const html = dom.outerHTML(element);
    if (html === emptyNoscript) continue;
    removed.push(html);
    dom.remove(element);
  }
  for (const field of dom.querySelectorAll(root, 'input[type="password" i][value]')) {
    removed.push(dom.outerHTML(field));
    dom.removeAttribute(field, 'value');
  }
  for (const comment of nodesOf(root, showComments, task)) {
    removed.push(`<!--${comment.nodeValue}-->`);
    dom.remove(comment);
  }
  if (removed.length === 0) return;
  task.take({ kind: 'element', reason: 'secret', where, content: removed.join('') });
}

/** `NodeFilter.SHOW_TEXT` and `SHOW_COMMENT`. */
const showText = 4;
const showComments = 128;

function nodesOf(root: Node, what: number, { document, dom }: Task): Node[] {
  const walker = dom.createTreeWalker(document, root, what);
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

function removeElements(root: Root, redaction: ElementRedaction, task: Task): void {
  const { dom, document, where } = task;
  const { reason, selector } = redaction;
  for (const element of selectAll(root, selector, dom)) {
    task.take({ kind: 'element', reason, where, content: dom.outerHTML(element) });
    for (const url of mediaUrls(element, dom)) task.takeUrl(url);
    task.takeWords(wordsOf(element, task), reason);
    const mask = dom.createElement(document, 'span');
    mask.textContent = textMask;
    dom.replaceWith(element, mask);
  }
}

/** A selector that this parser does not know selects nothing; the caller sees that nothing was taken. */
function selectAll(root: Root, selector: string, dom: DomAccess): Element[] {
  try {
    return dom.querySelectorAll(root, selector);
  } catch (_unknownSelector) {
    return [];
  }
}

function mediaUrls(element: Element, dom: DomAccess): string[] {
  return [element, ...dom.querySelectorAll(element, '*')]
    .filter((holder) => dom.localName(holder) !== 'a')
    .flatMap((holder) => [
      ...['src', 'poster', 'href'].map((name) => dom.getAttribute(holder, name) ?? ''),
      ...(dom.getAttribute(holder, 'srcset') ?? '')
        .split(',')
        .map((part) => part.trim().split(/\s/)[0] ?? ''),
    ])
    .filter((url) => url !== '');
}

const spokenAttributes = ['alt', 'title', 'aria-label', 'placeholder', 'content'];

/** What an element says, piece by piece. What is too short to be told from other text is left out. */
function wordsOf(element: Element, task: Task): string[] {
  const { dom } = task;
  const attributes = [element, ...dom.querySelectorAll(element, '*')].flatMap((each) =>
    spokenAttributes.map((name) => dom.getAttribute(each, name) ?? ''),
  );
  const texts = nodesOf(element, showText, task).map((node) => node.nodeValue ?? '');
  return [...attributes, ...texts]
    .map((text) => text.trim())
    .filter((text) => /\P{ASCII}{2}|.{4}/su.test(text));
}

/** Words may be cut by markup: they are sought in each text node, and in the text as a whole. */
function redactTextNodes(root: Root, options: Task): void {
  const nodes = nodesOf(root, showText, options);
  const texts = nodes.map((node) => node.nodeValue ?? '');
  const whole = texts.join('');
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const within = texts.flatMap((text, index) =>
    options.match(text).map((found) => moveBy(found, starts[index] ?? 0)),
  );
  const matches = mergeMatches([...options.match(whole), ...within]);
  for (const { start, end, reason } of matches) {
    options.take({ kind: 'text', reason, where: options.where, content: whole.slice(start, end) });
  }
  let next = 0;
  for (const [index, node] of nodes.entries()) {
    const start = starts[index] ?? 0;
    const end = start + (texts[index]?.length ?? 0);
    const overlapping: TermMatch[] = [];
    for (let at = next; at < matches.length; at++) {
      const found = matches[at];
      if (found === undefined || found.start >= end) break;
      overlapping.push(found);
      if (found.end <= end) next = at + 1;
    }
    if (overlapping.length > 0) node.nodeValue = maskSpan(whole, start, end, overlapping);
  }
}

function moveBy(found: TermMatch, offset: number): TermMatch {
  return { ...found, start: found.start + offset, end: found.end + offset };
}

/** One node's text without what matched; a match that spans nodes is masked where it begins. */
function maskSpan(
  whole: string,
  start: number,
  end: number,
  matches: readonly TermMatch[],
): string {
  let masked = '';
  let kept = start;
  for (const found of matches) {
    masked += whole.slice(kept, Math.max(kept, found.start));
    if (found.start >= start) masked += textMask;
    kept = Math.min(end, found.end);
  }
  return masked + whole.slice(kept, end);
}

function redactAttributes(element: Element, task: Task): void {
  const { match, take, where, dom } = task;
  for (const attribute of dom.attributes(element)) {
    const { name, value } = attribute;
    const about = { kind: 'attribute', where } as const;
    const [named] = match(name);
    if (named !== undefined) {
      take({ ...about, reason: named.reason, content: `${name}="${value}"` });
      dom.removeAttribute(element, name);
    } else if (name === 'srcdoc') attribute.value = redactHtml(value, task);
    else if (isOpaqueMatch(value, match)) {
      take({ ...about, reason: 'other', content: value });
      attribute.value = `data:,${urlMask}`;
    } else {
      const redacted = redactText(value, match, take, about, urlMask);
      if (redacted !== value) attribute.value = redacted;
    }
  }
}

/** A `data:` URL whose base64 hides a word: its content cannot be mended in place. */
function isOpaqueMatch(value: string, match: TermMatcher): boolean {
  const base64 = /^data:[^,]*;base64,(.*)$/is.exec(value)?.[1];
  if (base64 === undefined) return false;
  try {
    const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
    return match(new TextDecoder().decode(bytes)).length > 0;
  } catch (_notBase64) {
    return true;
  }
}
