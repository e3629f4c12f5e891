import { readMotion } from './animation-reader.ts';
import { baseUriOf, readProperty } from './dom-access.ts';
import type { FrameContext } from './frame-context.ts';
import { PartWriter } from './part-writer.ts';
import { lastSheetOwner, rootSheets } from './root-sheets.ts';
import { TextWriter } from './text-writer.ts';

type Motion = Map<Element, Map<string, Map<string, string>>>;

/** What is known while one document is written: where to, its base, and the state that holds in it. */
export class DocumentWriter {
  readonly out = new PartWriter();
  readonly text = new TextWriter();
  readonly document: Document;
  readonly view: Window | null;
  readonly key: string;
  readonly base: string;
  readonly motion: Motion;
  readonly context: FrameContext;
  readonly fullscreen: Element | null;
  readonly extraSheet: number;
  #extraRules = '';
  #marks = 0;
  #layers = 0;
  /** Elements whose sheet is followed by what their root adopts. */
  readonly adopters = new Map<Node, Document | ShadowRoot>();
  readonly #settled = new Set<Document | ShadowRoot>();
  /** The element that the URL's fragment names. */
  readonly target: Element | null;
  /** State attributes for the element being written. */
  pendingState = '';
  nodes = 0;

  constructor(context: FrameContext, document: Document, view: Window | null, key: string) {
    this.context = context;
    this.document = document;
    this.view = view;
    this.key = key;
    this.base = baseUriOf(document);
    this.motion = readMotion(document);
    this.fullscreen =
      readProperty<Element | null>('Document', document, 'fullscreenElement') ?? null;
    this.target = findTarget(document);
    this.extraSheet = context.styles.add(this.base, []);
  }

  /** Reads the sheets of a root before its markup, and settles where the adopted ones go. */
  async readSheets(root: Document | ShadowRoot): Promise<void> {
    await this.context.styles.readAll(rootSheets(root), this.base);
    const owner = lastSheetOwner(root);
    if (!owner) return;
    this.adopters.set(owner, root);
    this.#settled.add(root);
  }

  /** Whether the adopted sheets of a root still have to be written at its end. */
  owesAdopted(root: Document | ShadowRoot): boolean {
    return !this.#settled.has(root);
  }

  /** A number no other element of this document has, for rules that single one element out. */
  mark(): string {
    return String(++this.#marks);
  }

  nextLayer(): number {
    return this.#layers++;
  }

  addRule(rule: string): void {
    this.#extraRules += `${rule}\n`;
  }

  finishExtraSheet(): void {
    this.context.styles.set(
      this.extraSheet,
      this.context.styles.rewrite(baseRules + this.#extraRules, this.base),
    );
  }

  /** A link or resource URL of this document, absolute. */
  resolve(value: string): string | undefined {
    return URL.parse(value, this.base)?.href;
  }
}

/**
 * With scripts off, browsers show controls on every video and content in every `noscript`; and nothing that
 * ended may run again when the snapshot is opened.
 */
export const baseRules = `video:not([controls])::-webkit-media-controls,audio:not([controls]){display:none!important}
*,::before,::after{animation-play-state:paused!important;animation-delay:-1e6s!important;transition:none!important}
`;

function findTarget(document: Document): Element | null {
  try {
    return Document.prototype.querySelector.call(document, ':target');
  } catch {
    return null;
  }
}
