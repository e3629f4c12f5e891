const blockNames = new Set(
  'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const maxLength = 8_000_000;

/** The text a reader sees, one line to a block. */
export class TextWriter {
  #chunks: string[] = [];
  #length = 0;
  #atLineStart = true;

  add(text: string, isPreformatted: boolean): void {
    if (this.#length > maxLength) return;
    let words = isPreformatted ? text : text.replace(/[ \t\n\f\r]+/g, ' ');
    if (this.#atLineStart && words.startsWith(' ')) words = words.slice(1);
    if (words === '') return;
    this.#chunks.push(words);
    this.#length += words.length;
    this.#atLineStart = words.endsWith('\n');
  }

  edge(localName: string): void {
    if (this.#atLineStart || !blockNames.has(localName)) return;
    this.#chunks.push('\n');
    this.#atLineStart = true;
  }

  finish(): string {
    return this.#chunks.join('').toWellFormed().replace(/ +\n/g, '\n').trim();
  }
}
