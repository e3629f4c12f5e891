/** css-tree ships no types; this is all that is used of it. Offsets are in UTF-16 code units. */
declare module 'css-tree/tokenizer' {
  export function tokenize(
    source: string,
    onToken: (type: number, start: number, end: number) => void,
  ): void;
}
