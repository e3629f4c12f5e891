import { isVisible } from '../../dom/elements.ts';
import { characterDataOf } from '../../dom/nodes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeText } from './escape.ts';
import type { Level } from './level.ts';

/** Writes text where the parser takes it, and notes the words that are seen. */
export function writeText(writer: DocumentWriter, top: Level, node: Node): void {
  const text = characterDataOf(node);
  const { cuts, request } = writer.context;
  // Text in the head itself would end the head.
  if (top.isHead && top.name === 'head' && !isBlank(text)) {
    cuts.add('text', 'unsupported', 'head');
    return;
  }
  if (top.isTyped && !request.includeFormValues) {
    if (!isBlank(text)) cuts.add('form-value', 'private', top.name);
    return;
  }
  if (!isBetweenFrames(writer, top)) writer.out.text(escapeText(text));
  else if (!isBlank(text)) cuts.add('text', 'unsupported', top.name);
  if (top.isHead || text === '' || top.element === null) return;
  top.isSeen ??= isVisible(top.element);
  if (top.isSeen) writer.text.add(text, top.isPreformatted);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Beside a `frameset`, and inside of it, the parser takes nothing but frames. */
export function isBetweenFrames({ parts }: DocumentWriter, top: Level): boolean {
  if (top.isUnwritten) return true;
  return parts.hasFrames && (top.element === parts.root || top.nesting.parent === 'frameset');
}
