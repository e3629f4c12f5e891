import type { ArtefactRole } from '../../protocol/evidence.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { artefactRow, rowStart } from '../provenance-tables.ts';
import type { ProvenanceTexts } from '../provenance-texts.ts';
import { provenanceFrame, type RecordedEvidence } from '../render-provenance.ts';
import { createSha256 } from '../sha256-stream.ts';
import { Utf8Buffer } from '../utf8-buffer.ts';

/**
 * SHA-256 of the capture record's page in each language: nothing of them is kept, and what they have in
 * common is made once.
 */
export function derivedPageDigests(
  evidence: RecordedEvidence,
  texts: Readonly<Record<string, ProvenanceTexts>>,
): ReadonlyMap<string, string> {
  const pages = Object.entries(texts).map(
    ([language, words]) => new DerivedPage(evidence, words, language),
  );
  const buffer = new Utf8Buffer();
  for (const artefact of evidence.manifest.artefacts) {
    const { role, rest } = artefactRow(artefact);
    const bytes = buffer.encode(rest);
    for (const page of pages) page.addRow(role, bytes);
  }
  return new Map(pages.map((page) => [page.language, page.digestHex()]));
}

const blockBytes = 64 * 1024;

class DerivedPage {
  readonly language: string;
  readonly #texts: ProvenanceTexts;
  readonly #starts = new Map<ArtefactRole, Bytes>();
  readonly #behind: string;
  readonly #digest = createSha256();
  /** Digested when it is full: a row by itself would cost more than its bytes do. */
  readonly #block = new Uint8Array(blockBytes);
  #used = 0;

  constructor(evidence: RecordedEvidence, texts: ProvenanceTexts, language: string) {
    this.language = language;
    this.#texts = texts;
    const [before, behind] = provenanceFrame(evidence, texts, language);
    this.#behind = behind;
    this.#add(utf8(before));
  }

  addRow(role: ArtefactRole, rest: Bytes): void {
    this.#add(this.#startOf(role));
    this.#add(rest);
  }

  #startOf(role: ArtefactRole): Bytes {
    const known = this.#starts.get(role);
    if (known !== undefined) return known;
    const start = utf8(rowStart(role, this.#texts));
    this.#starts.set(role, start);
    return start;
  }

  #add(bytes: Bytes): void {
    if (this.#used + bytes.length > blockBytes) this.#flush();
    if (bytes.length > blockBytes) {
      this.#digest.update(bytes);
    } else {
      this.#block.set(bytes, this.#used);
      this.#used += bytes.length;
    }
  }

  #flush(): void {
    this.#digest.update(this.#block.subarray(0, this.#used));
    this.#used = 0;
  }

  digestHex(): string {
    this.#add(utf8(this.#behind));
    this.#flush();
    return this.#digest.digestHex();
  }
}
