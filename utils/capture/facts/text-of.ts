import { localNameOf } from '../../dom/elements.ts';
import { characterDataOf } from '../../dom/nodes.ts';
import { walk } from './walk.ts';

/** Elements whose text is never shown as text. */
export const silentTags: ReadonlySet<string> = new Set(
  'script style noscript template head iframe object svg math canvas select datalist'.split(' '),
);

const maxNodes = 50_000;

/** The text under a node, silent elements left out, at most `length` code units. */
export function textOf(root: Node, length: number): string {
  let text = '';
  let nodes = 0;
  walk(root, {
    enter: (element) => !silentTags.has(localNameOf(element)),
    text(node) {
      text += characterDataOf(node);
    },
    isDone: () => text.length >= length || nodes++ > maxNodes,
  });
  return text.slice(0, length).toWellFormed();
}
