import { isUnreadableFile, noted } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { BrowserCopy } from './browser-copy.ts';
import { toDataUrl } from './data-url.ts';
import type { FrozenFrame, FrozenResource, MissingResource, ResourceSource } from './frozen.ts';
import type { PixelSource } from './screenshot-pixels.ts';

/** One resource for the package, under the URL by which documents refer to it. */
export interface Piece {
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Blob;
  readonly source: ResourceSource;
}

interface DocumentEntry {
  readonly frame: FrozenFrame;
  readonly id: number;
  readonly url: string;
}

/**
 * What there is to build from: every frame's documents and bytes, by the names they refer to each other by.
 */
export class Inventory {
  readonly #frames: readonly FrozenFrame[];
  readonly #browserCopy: BrowserCopy;
  readonly #pixels: PixelSource | undefined;
  readonly #pieces = new Map<string, Piece>();
  readonly #dataUrls = new Map<string, string>();
  readonly #pixelWidths = new Map<string, number>();
  readonly #missing = new Map<string, MissingResource>();
  readonly #origin: string;
  readonly #documents: DocumentEntry[] = [];
  /** Addresses that lead to something already, without fragments. */
  readonly #taken = new Set<string>();

  constructor(
    frames: readonly FrozenFrame[],
    browserCopy: BrowserCopy,
    pixels: PixelSource | undefined,
  ) {
    this.#pixels = pixels;
    this.#frames = frames;
    this.#browserCopy = browserCopy;
    const origin = URL.parse(frames[0]?.url ?? '')?.origin ?? 'null';
    this.#origin = origin === 'null' ? 'https://plaint.invalid' : origin;
    this.#nameDocuments();
  }

  /** Reads all bytes that are to be written into the view. */
  async load(): Promise<void> {
    for (const frame of this.#frames) {
      for (const resource of frame.resources) {
        await this.#loadOne(resource).catch((thrown) => {
          noteFault('snapshot.resource', thrown, isUnreadableFile);
          this.addMissing({ url: resource.url, use: resource.use, why: 'unreadable' });
        });
      }
    }
  }

  /** The data URL of a resource; undefined if its bytes could not be had, or were never needed. */
  dataUrl(url: string): string | undefined {
    return this.#dataUrls.get(url);
  }

  /** How many pixels wide a picture is that was drawn or cut out here; undefined for the page's own bytes. */
  pixelWidth(url: string): number | undefined {
    return this.#pixelWidths.get(url);
  }

  /**
   * The URL by which documents refer to a resource: its own, or one on the page's host for `blob:` and the
   * like.
   */
  nameOf(url: string): string {
    return this.#pieces.get(url)?.url ?? url;
  }

  /** The frame that a frame element shows, by its key, else by its URL if only one fits. */
  findFrame(key: string, url: string): FrozenFrame | undefined {
    const byKey = this.#frames.find((frame) => frame.key === key && !key.includes('?'));
    if (byKey) return byKey;
    const byUrl = this.#frames.filter((frame) => frame.url === url && frame.key.includes('?'));
    return byUrl.length === 1 ? byUrl[0] : undefined;
  }

  documents(): readonly DocumentEntry[] {
    return this.#documents;
  }

  documentUrl(frame: FrozenFrame, id: number): string {
    return (
      this.#documents.find((entry) => entry.frame === frame && entry.id === id)?.url ??
      'about:blank'
    );
  }

  pieces(): Piece[] {
    return [...this.#pieces.values()];
  }

  addMissing(missing: MissingResource): void {
    this.#missing.set(`${missing.use} ${missing.url}`, missing);
  }

  missing(): MissingResource[] {
    return [...this.#missing.values()];
  }

  async #loadOne(resource: FrozenResource): Promise<void> {
    const { url, blob } = resource;
    if (this.#pieces.has(url)) return;
    if (
      this.#pixels &&
      resource.shot &&
      (!blob || resource.isBlank) &&
      !this.#browserCopy.has(url)
    ) {
      const shot = await this.#pixels(resource.shot).catch(
        noted('snapshot.cut-out', undefined, isUnreadableFile),
      );
      if (shot) {
        this.#keep(url, new Uint8Array(await shot.arrayBuffer()), 'image/png', shot, 'screenshot');
        return;
      }
    }
    if (blob) {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      this.#keep(url, bytes, resource.mediaType, blob, resource.source ?? 'page');
      return;
    }
    const copy = resource.use === 'css' ? undefined : this.#browserCopy.get(url);
    if (copy) {
      const bytes = copy.bytes();
      const copied = new Blob([bytes], { type: copy.mediaType });
      this.#keep(url, bytes, copy.mediaType, copied, 'browser-copy');
      return;
    }
    if (resource.missing) this.addMissing({ url, use: resource.use, why: resource.missing });
  }

  #keep(
    url: string,
    bytes: Uint8Array,
    mediaType: string,
    blob: Blob,
    source: ResourceSource,
  ): void {
    this.#dataUrls.set(url, toDataUrl(bytes, mediaType));
    if (source === 'pixels' || source === 'screenshot') {
      this.#pixelWidths.set(url, pngWidth(bytes));
    }
    const name = this.#isFree(url) ? url : `${this.#origin}/.plaint/bytes/${this.#pieces.size}`;
    this.#taken.add(bareAddress(name));
    this.#pieces.set(url, {
      url: name,
      mediaType: mediaType || 'application/octet-stream',
      bytes: blob,
      source,
    });
  }

  /**
   * An address leads to one content in the package: a style sheet may be asked for at the page's own. It
   * stands there as the browser spells it, and without anybody's name or password.
   */
  #isFree(url: string): boolean {
    const parsed = URL.parse(url);
    const isSpelled = /^https?:.*[^,]$/s.test(url) && parsed?.href === url;
    const isAnonymous = parsed?.username === '' && parsed.password === '';
    const isAddress = isSpelled && isAnonymous && url.length <= longestAddress;
    return isAddress && !this.#taken.has(bareAddress(url));
  }

  /**
   * Two frames may show different documents under one URL, and some have none: those get a name on the page's
   * host.
   */
  #nameDocuments(): void {
    for (const frame of this.#frames) {
      frame.documents.forEach((document, id) => {
        const own = document.url.split('#')[0] ?? '';
        const isFree = /^https?:/.test(own) && !this.#taken.has(bareAddress(own));
        const url = isFree
          ? own
          : `${this.#origin}/.plaint/document/${this.#documents.length}.html`;
        this.#taken.add(bareAddress(url));
        this.#documents.push({ frame, id, url });
      });
    }
  }
}

const longestAddress = 8192;

/** What readers of a package look by: they leave the fragment out. */
function bareAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}

/**
 * PNG §11.2.1: the width stands at the start of the first chunk, after the signature, a length and a name.
 */
function pngWidth(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(16);
}
