import { attributeOf, localNameOf } from '../../dom/elements.ts';
import { characterDataOf } from '../../dom/nodes.ts';
import { blockTags } from '../../posts/tree/block-tags.ts';
import { longTextLength } from '../../protocol/clip.ts';
import { silentTags } from './text-of.ts';
import { walk } from './walk.ts';

const controlTags = new Set(['button', 'input', 'textarea', 'menu', 'nav', 'form', 'label']);
const controlRoles = new Set(
  'button menu menubar menuitem toolbar navigation tab tablist tooltip switch'.split(' '),
);

/** The readable text of a post, one line per block; controls, menus and parts in `skipped` left out. */
export function readPostText(post: Element, skipped: ReadonlySet<Element> = new Set()): string {
  let line = '';
  let length = 0;
  const lines: string[] = [];
  const breakLine = (element: Element): void => {
    if (!blockTags.has(localNameOf(element))) return;
    lines.push(line);
    line = '';
  };
  walk(post, {
    enter(element) {
      if (element !== post && (skipped.has(element) || isControl(element))) return false;
      breakLine(element);
      return true;
    },
    leave: breakLine,
    text(node) {
      const data = characterDataOf(node);
      length += data.length;
      line += data;
    },
    isDone: () => length >= longTextLength,
  });
  return [...lines, line]
    .map((each) => each.replace(/\s+/gu, ' ').trim())
    .filter((each) => each !== '')
    .join('\n')
    .toWellFormed();
}

function isControl(element: Element): boolean {
  const tag = localNameOf(element);
  return (
    silentTags.has(tag) ||
    controlTags.has(tag) ||
    controlRoles.has(attributeOf(element, 'role')?.toLowerCase() ?? '') ||
    attributeOf(element, 'hidden') !== undefined ||
    attributeOf(element, 'aria-hidden') === 'true'
  );
}
