import { CssEdits } from '../../css/css-edits.ts';
import { CssTokens } from '../../css/css-tokens.ts';
import { walkCss } from '../../css/walk-css.ts';

/**
 * The declarations of a `style` attribute for a document that is not in quirks mode: lengths without a unit
 * and colors without a `#` (Quirks §4) are values there alone. `meant` gives what the browser made of one.
 */
export function strictDeclarations(
  text: string,
  isValid: (name: string, value: string) => boolean,
  meant: (name: string) => string,
): string {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  walkCss(
    tokens,
    {
      declaration(name, _, { from, to }) {
        if (name.startsWith('--')) return;
        let end = to;
        for (let at = from; at < to; at++) if (tokens.isDelim(at, '!')) end = at;
        const [start, stop] = [tokens.startOf(from), tokens.startOf(end)];
        const value = text.slice(start, stop).trim();
        if (value === '' || isValid(name, value)) return;
        const instead = meant(name);
        if (instead !== '') edits.replace(start, stop, instead);
      },
    },
    'style',
  );
  return edits.apply(text).join('');
}
