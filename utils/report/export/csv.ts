import { showSigns } from '../../i18n/show-signs.ts';

/** Excel takes a file for UTF-8 only by this mark. */
const byteOrderMark = '\uFEFF';

/** What spreadsheets begin a formula with, and the signs that they or their input methods turn into those. */
const operators =
  '=+@|%\\p{Pd}＝＋＠｜％﹢﹦﹪﹫⁺⁼₊₌⁻₋\\u2212\\uFB29\\u2795\\u2796\\u02D7\\uA78A\\u{1F7F0}';
/** What they pass over before one, or take away: blanks, what cannot be seen, quotes. */
const passedOver = '\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2800"“”\'';
/** Where another program may end a cell, whatever the quotes say. */
const cellEnds = ';\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029';

const formula = new RegExp(`(?<=^|[${cellEnds}])(?=[${passedOver}]*[${operators}])`, 'gu');
const blankStart = /^[\t\r\n]/;
const needsQuotes = /[";,\t\r\n]|^\s|\s$/;

/** Text with an apostrophe wherever a cell could begin with a formula. */
function asText(value: string): string {
  const safe = value.replace(formula, "'");
  return blankStart.test(value) && !safe.startsWith("'") ? `'${safe}` : safe;
}

function field(value: string): string {
  const safe = showSigns(asText(value));
  return needsQuotes.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as RFC 4180 text with a byte order mark. Where a spreadsheet might run a value as a formula, also
 * after what it may take for the end of a cell, an apostrophe stands in front, which it shows as text. What
 * cannot be seen is named.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
