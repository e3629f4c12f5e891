/** Excel takes a file for UTF-8 only by this mark. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for the beginning of a formula, and blanks that it would skip before one. */
const formulaStart = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;
const needsQuotes = /[",\r\n]|^\s|\s$/;

function field(value: string): string {
  const clean = value.replaceAll('\0', '');
  const safe = formulaStart.test(clean) ? `'${clean}` : clean;
  return needsQuotes.test(safe) || safe !== clean ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as RFC 4180 text with a byte order mark. A value that a spreadsheet might run as a formula gets an
 * apostrophe in front, which it shows as text.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
