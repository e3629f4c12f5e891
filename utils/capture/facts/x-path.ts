import { localNameOf, selectAll } from '../../dom/elements.ts';
import { isElement, parentNodeOf, previousSiblingOf } from '../../dom/nodes.ts';
import { hostOf, isShadowRoot } from '../../dom/shadow.ts';
import { shortTextLength } from '../../protocol/clip.ts';

const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * The XPath 1.0 of an element from its document's root. XPath cannot enter a shadow tree: there the path
 * of the host is followed by `/shadow-root()`, which a reader of ours understands. A path longer than
 * the schema allows becomes the element's index among all of its name.
 */
export function xPathOf(element: Element): string {
  const steps: string[] = [];
  let length = 0;
  let node: Node | null = element;
  while (node !== null) {
    if (isElement(node)) {
      steps.push(stepOf(node));
      length += (steps.at(-1)?.length ?? 0) + 1;
      if (length > shortTextLength) return indexedPathOf(element);
      node = parentNodeOf(node);
    } else if (isShadowRoot(node)) {
      steps.push('shadow-root()');
      node = hostOf(node);
    } else {
      node = null;
    }
  }
  return `/${steps.reverse().join('/')}`;
}

function nameTest(element: Element): string {
  const name = localNameOf(element);
  const isPlain = element.namespaceURI === htmlNamespace && /^[a-z][a-z0-9-]*$/.test(name);
  return isPlain ? name : `*[local-name()="${name.replaceAll('"', '')}"]`;
}

function stepOf(element: Element): string {
  const name = localNameOf(element);
  let index = 1;
  for (let at = previousSiblingOf(element); at !== null; at = previousSiblingOf(at)) {
    if (isElement(at) && localNameOf(at) === name) index++;
  }
  return `${nameTest(element)}[${index}]`;
}

function indexedPathOf(element: Element): string {
  let root: Node = element;
  for (let up = parentNodeOf(root); up !== null; up = parentNodeOf(root)) root = up;
  const host = isShadowRoot(root) ? `${xPathOf(hostOf(root))}/shadow-root()` : '';
  const all = selectAll(root as Node & ParentNode, '*').filter(
    (other) => localNameOf(other) === localNameOf(element),
  );
  return `${host}/descendant::${nameTest(element)}[${all.indexOf(element) + 1}]`;
}
