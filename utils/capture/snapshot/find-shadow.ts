import { localNameOf, rawAttributeOf } from '../../dom/elements.ts';
import { shadowRootOf } from '../../dom/shadow.ts';
import type { DocumentWriter } from './document-writer.ts';

/** Elements that may have a shadow root besides custom ones (DOM §4.9, valid shadow host name). */
const shadowHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** How many elements of one tag and class are asked for a closed root in vain before the rest is not. */
const maxVainLooks = 2_000;

/** The shadow root of an element, closed ones where the browser opens them to us. */
export function findShadow(writer: DocumentWriter, el: Element): ShadowRoot | null {
  const name = localNameOf(el);
  const isCustom = name.includes('-');
  if (!isCustom && !shadowHosts.has(name)) return null;
  try {
    const open = shadowRootOf(el);
    if (open) return open;
  } catch (thrown) {
    writer.context.guard.note('shadow-root', name, thrown);
  }
  const likes = isCustom ? '' : `${name} ${rawAttributeOf(el, 'class') ?? ''}`;
  const vain = writer.vainLooks.get(likes) ?? 0;
  if (!isCustom && vain >= maxVainLooks) return null;
  let closed: ShadowRoot | null = null;
  try {
    closed = writer.context.openShadowRoot(el);
  } catch (_pageGone) {
    // Elements of a page that is going away.
  }
  if (!closed && !isCustom) writer.vainLooks.set(likes, vain + 1);
  return closed;
}
