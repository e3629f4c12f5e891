import type { FrozenPart, Reference } from './frozen.ts';

const chunkLength = 65_536;

export interface PartMark {
  readonly parts: number;
  readonly chunk: string;
  readonly length: number;
}

/** Joins text in chunks, between references, and counts what it was given. */
export class PartWriter {
  readonly #parts: FrozenPart[] = [];
  #chunk = '';
  #length = 0;

  /** Text so far, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  text(text: string): void {
    this.#chunk += text;
    this.#length += text.length;
    if (this.#chunk.length > chunkLength) this.#flush();
  }

  /** Where the writing stands, to go back to should the rest fail. */
  mark(): PartMark {
    return { parts: this.#parts.length, chunk: this.#chunk, length: this.#length };
  }

  /** Takes back all that was written since the mark. */
  returnTo({ parts, chunk, length }: PartMark): void {
    this.#parts.length = parts;
    this.#chunk = chunk;
    this.#length = length;
  }

  reference(reference: Reference): void {
    this.#flush();
    this.#parts.push(reference);
  }

  part(part: FrozenPart): void {
    if (typeof part === 'string') this.text(part);
    else this.reference(part);
  }

  finish(): FrozenPart[] {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    if (this.#chunk === '') return;
    this.#parts.push(this.#chunk);
    this.#chunk = '';
  }
}
