import { rawAttributeOf } from '../../dom/elements.ts';
import { firstChildOf } from '../../dom/nodes.ts';
import { type Nesting, nestingInside, topNesting } from './html-nesting.ts';
import type { ElementContent, Level } from './level.ts';
import type { RootRules } from './root-rules.ts';

/** A document or shadow tree whose nodes are being written, from `next` on. */
export function newLevel(
  parent: Node,
  element: Element | null,
  next: Node | null,
  close: string,
  name: string,
  rules: RootRules,
): Level {
  return {
    parent,
    element,
    next,
    close,
    name,
    isSeen: undefined,
    isTyped: false,
    isPreformatted: false,
    isHead: false,
    nesting: topNesting,
    rules,
  };
}

/** The children of an element that was opened. */
export function insideOf(
  top: Level,
  el: Element,
  name: string,
  isHtml: boolean,
  content: ElementContent,
): Level {
  return {
    parent: el,
    element: el,
    next: content.skipsChildren ? null : firstChildOf(el),
    close: content.close,
    name,
    isSeen: undefined,
    isTyped: top.isTyped || content.isTyped === true,
    isPreformatted: top.isPreformatted || name === 'pre',
    isHead: top.isHead,
    nesting: nestingOf(el, name, content.tag ?? name, isHtml, top.nesting),
    rules: top.rules,
  };
}

/** Foreign elements whose content is HTML again (HTML §13.2.6.5, HTML and MathML text integration points). */
const integrationPoints = new Set('foreignObject desc title mi mo mn ms mtext'.split(' '));

function nestingOf(el: Element, name: string, tag: string, isHtml: boolean, at: Nesting): Nesting {
  if (isHtml) return nestingInside(tag, at);
  // Under another name, or with no root of its kind above it, it is an unknown element of HTML.
  if (tag !== name || (!at.foreign && !foreignRoots.has(name))) return nestingInside(tag, at);
  return isIntegrationPoint(el, name)
    ? { ...topNesting, parent: name }
    : { ...at, parent: name, foreign: true };
}

const foreignRoots = new Set(['svg', 'math']);

function isIntegrationPoint(el: Element, name: string): boolean {
  if (name !== 'annotation-xml') return integrationPoints.has(name);
  return /^(?:text\/html|application\/xhtml\+xml)$/i.test(rawAttributeOf(el, 'encoding') ?? '');
}
