/**
 * Flags as one column holds them: ids with a space before and after each, ` minor overt `; empty for none.
 */
export function writeFlags(flags: readonly string[]): string {
  return flags.length === 0 ? '' : ` ${flags.join(' ')} `;
}

export function readFlags(column: string): string[] {
  return column.split(' ').filter(Boolean);
}

/**
 * The LIKE pattern that finds a column with this flag. An id has none of the signs that LIKE reads as
 * wildcards.
 */
export function withFlag(flag: string): string {
  return `% ${flag} %`;
}
