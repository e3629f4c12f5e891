import { escapeAttribute } from './escape.ts';

/** Where markup goes. Text is escaped once for each frame that it is nested in; plain text needs none. */
export interface Sink {
  text(text: string): void;
  /** Without any of `& < > "`, such as base64. */
  plain(text: string): void;
}

const chunkLength = 1_000_000;

export class PartSink implements Sink {
  readonly parts: string[] = [];
  #chunk = '';

  text(text: string): void {
    this.#chunk += text;
    if (this.#chunk.length > chunkLength) this.#flush();
  }

  plain(text: string): void {
    this.text(text);
  }

  toBlob(mediaType: string): Blob {
    this.#flush();
    return new Blob(this.parts, { type: mediaType });
  }

  toText(): string {
    this.#flush();
    return this.parts.join('');
  }

  #flush(): void {
    this.parts.push(this.#chunk);
    this.#chunk = '';
  }
}

/** A document inside an attribute of another. */
export function attributeSink(outer: Sink): Sink {
  return {
    text: (text) => outer.text(escapeAttribute(text)),
    plain: (text) => outer.plain(text),
  };
}
