import { localNameOf } from '../../dom/elements.ts';
import { writeAttributes } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { writeStyleElement } from './element-styles.ts';
import { insideOf, newLevel } from './inside-of.ts';
import type { Level } from './level.ts';
import { htmlTag } from './tag-names.ts';

/**
 * At the end of the body, opens the next element that could not be shown where it stands, inside of copies of
 * all that holds it, which have no boxes: what it inherits and what rules ask of its ancestors stays. False
 * if there is none.
 */
export function liftTrapped(writer: DocumentWriter, stack: Level[], body: Level): boolean {
  const trapped = writer.trapped.shift();
  if (trapped === undefined) return false;
  const depth = stack.length;
  const mark = writer.out.mark();
  try {
    let top = body;
    for (const node of trapped.chain) {
      top = node instanceof ShadowRoot ? openTree(writer, top, node) : openCopy(writer, top, node);
      stack.push(top);
    }
    stack.pop();
    stack.push({ ...top, next: trapped.el, isLone: true });
    writer.lifted = trapped.el;
  } catch (thrown) {
    writer.context.guard.note('node', body.name, thrown);
    writer.abandon(mark);
    stack.length = depth;
  }
  return true;
}

function openCopy(writer: DocumentWriter, top: Level, el: Element): Level {
  const name = localNameOf(el);
  const tag = htmlTag(writer, el, name, top);
  writer.rules = top.rules;
  writer.out.text(`<${tag}`);
  writeAttributes(writer, el, { style: 'display:contents!important' });
  writer.out.text('>');
  return { ...insideOf(top, el, name, true, { close: `</${tag}>`, tag }), next: null };
}

/** A shadow tree's sheets, for the copy of its host. */
function openTree(writer: DocumentWriter, top: Level, shadow: ShadowRoot): Level {
  const rules = writer.shadowRules(shadow);
  writer.out.text('<template shadowrootmode="open">');
  const tree = {
    ...newLevel(shadow, top.element, null, '</template>', top.name, rules),
    adopts: shadow,
  };
  writer.rules = rules;
  for (const el of DocumentFragment.prototype.querySelectorAll.call(shadow, 'style, link')) {
    writeStyleElement(writer, el, localNameOf(el), tree);
  }
  return tree;
}
