/** Rules of our own for one document or shadow tree, by marks that no other element of it has. */
export class RootRules {
  /** What this tree holds of other SVG files: the prefix of their ids, by URL. */
  readonly symbols = new Map<string, string>();
  #text = '';
  #marks: number;

  /** `marks` are taken already, in a document that these rules are added to. */
  constructor(marks = 0) {
    this.#marks = marks;
  }

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
