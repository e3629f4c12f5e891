/** In a column: ids between spaces, so that each is found with its ends; nothing for none. */
export function writeFlags(flags: readonly string[]): string {
  return flags.length === 0 ? '' : ` ${flags.join(' ')} `;
}

export function readFlags(column: string): string[] {
  return column.split(' ').filter(Boolean);
}

/** What a column with this flag is like; an id has none of the signs that stand for others. */
export function withFlag(flag: string): string {
  return `% ${flag} %`;
}
