/** Rules of our own for one document or shadow tree, by marks that no other element of it has. */
export class RootRules {
  /** What this tree holds of other SVG files: the prefix of their ids, by URL. */
  readonly symbols = new Map<string, string>();
  #text = '';
  #marks = 0;

  get text(): string {
    return this.#text;
  }

  mark(): string {
    return String(++this.#marks);
  }

  addOnce(rule: string): void {
    if (!this.#text.includes(rule)) this.add(rule);
  }

  add(rule: string): void {
    this.#text += `${rule}\n`;
  }
}
