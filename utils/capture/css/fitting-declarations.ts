import { CssEdits } from '../../css/css-edits.ts';
import { CssTokens } from '../../css/css-tokens.ts';
import { walkCss } from '../../css/walk-css.ts';

/**
 * The declarations of a `style` attribute that fit into a length together, in UTF-16 code units, and the rest
 * by name.
 */
export function fittingDeclarations(
  text: string,
  maxLength: number,
): { readonly text: string; readonly dropped: readonly string[] } {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  const dropped: string[] = [];
  let length = 0;
  walkCss(
    tokens,
    {
      declaration(name, at, { to }) {
        const start = tokens.startOf(at);
        const end = tokens.startOf(to);
        if (length + end - start <= maxLength) length += end - start;
        else {
          dropped.push(name);
          edits.replace(start, end, '');
        }
      },
    },
    'style',
  );
  const kept = edits.apply(text).join('');
  // What is no declaration counts as well.
  return kept.length <= 2 * maxLength ? { text: kept, dropped } : { text: '', dropped: ['style'] };
}
