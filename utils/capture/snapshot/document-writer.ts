import { baseUriOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { renamedType } from '../css/renamed-type.ts';
import { readMotion } from './animation-reader.ts';
import { inertLink } from './attribute-rules.ts';
import type { Chain } from './chain.ts';
import { type DocumentParts, findDocumentParts } from './document-parts.ts';
import { wholeFile, writeSymbols } from './external-symbols.ts';
import type { FrameContext } from './frame-context.ts';
import { HeldStates } from './held-states.ts';
import { renamedDefault } from './html-nesting.ts';
import { type PartMark, PartWriter } from './part-writer.ts';
import { RootRules } from './root-rules.ts';
import { lastSheetOwner, rootSheets } from './root-sheets.ts';
import { ScrollScout } from './scroll-scout.ts';
import { TextWriter } from './text-writer.ts';

const maxLinks = 20_000;

type Motion = Map<Element, Map<string, Map<string, string>>>;

/** What is known while one document is written: where to, its base, and the state that holds in it. */
export class DocumentWriter {
  readonly out = new PartWriter();
  readonly text = new TextWriter();
  readonly document: Document;
  readonly view: Window | null;
  readonly key: string;
  readonly base: string;
  readonly motion: Motion = new Map();
  readonly context: FrameContext;
  readonly fullscreen: Element | null;
  readonly scouts = new ScrollScout();
  /** Elements without a closed shadow root, counted by tag and class. */
  readonly vainLooks = new Map<string, number>();
  /** In quirks mode, and read back in it. */
  readonly isQuirks: boolean;
  /** In quirks mode in a frame, whose document is read back in none (HTML, "iframe srcdoc document"). */
  readonly isQuirkyFrame: boolean;
  readonly parts: DocumentParts;
  readonly extraSheet: number;
  /** Of the document's own tree. */
  readonly documentRules: RootRules;
  /** Of the tree that is being written. */
  rules: RootRules;
  readonly #links = new Map<string, string | undefined>();
  readonly #pseudos = new Set<string>();
  #layers = 0;
  /** Elements whose sheet is followed by what their root adopts. */
  readonly adopters = new Map<Node, Document | ShadowRoot>();
  readonly #settled = new Set<Document | ShadowRoot>();
  /** What has the focus or is under the pointer. */
  readonly held: HeldStates;
  /** Attributes for slots that were filled by hand, and for what is in them. */
  readonly slotting = new Map<Element, string>();
  /** Attributes for hosts, by what is around them. */
  readonly contexts = new Map<Element, string>();
  /** The element that the URL's fragment names. */
  readonly target: Element | null;
  /** The head, once it is written, which may be before its turn. */
  hoisted: Element | undefined;
  /** Elements of the top layer that cannot be shown where they stand, and are written at the body's end. */
  readonly trapped: { readonly el: Element; readonly chain: Chain }[] = [];
  /** The one of them that is being written there. */
  lifted: Element | undefined;
  /** State attributes for the element being written. */
  pendingState = '';
  nodes = 0;

  constructor(
    context: FrameContext,
    document: Document,
    view: Window | null,
    key: string,
    documentRules = new RootRules(),
  ) {
    this.documentRules = documentRules;
    this.rules = documentRules;
    this.context = context;
    this.document = document;
    this.view = view;
    this.key = key;
    const { guard } = context;
    const address = readProperty<string>('Document', document, 'URL') ?? 'about:blank';
    this.base = guard.try('other', 'base', () => baseUriOf(document), address);
    this.parts = findDocumentParts(document);
    this.fullscreen =
      readProperty<Element | null>('Document', document, 'fullscreenElement') ?? null;
    this.target = findTarget(document);
    this.held = new HeldStates(document, context.openShadowRoot, guard);
    if (this.held.hasFocus) context.styles.rewriter.holdsFocus = true;
    if (this.held.hasPointer) context.styles.rewriter.holdsPointer = true;
    const isQuirky = readProperty<string>('Document', document, 'compatMode') === 'BackCompat';
    const isFramed = document !== globalThis.document || window.parent !== window;
    this.isQuirks = isQuirky && !isFramed;
    this.isQuirkyFrame = isQuirky && isFramed;
    this.extraSheet = context.styles.add(this.base, []);
  }

  /** Reads the sheets of a root before its markup, and settles where the adopted ones go. */
  async readSheets(root: Document | ShadowRoot): Promise<void> {
    const { styles, guard } = this.context;
    const read = () => styles.readAll(root, this.base);
    await guard.wait('stylesheet', this.base, read, undefined);
    guard.try('other', 'animation', () => this.#readMotion(root), undefined);
    const owner = guard.try('stylesheet', this.base, () => lastSheetOwner(root), null);
    if (!owner) return;
    this.adopters.set(owner, root);
    this.#settled.add(root);
  }

  #readMotion(root: Document | ShadowRoot): void {
    const { properties } = this.context.styles;
    for (const [el, motion] of readMotion(root, properties.moved)) this.motion.set(el, motion);
    const scripted = root === this.document ? properties.scriptedRule(this.document) : '';
    if (scripted !== '') this.documentRules.add(scripted);
  }

  /** Takes back what an element that failed has left behind. */
  abandon(mark: PartMark): void {
    this.out.returnTo(mark);
    this.pendingState = '';
    this.pendingSymbols = undefined;
  }

  /** What holds in a document holds in its shadow trees by rules of their own. */
  shadowRules(shadow: ShadowRoot): RootRules {
    const rules = new RootRules();
    if (rootSheets(shadow).some((sheet) => this.context.styles.moves(sheet))) rules.add(stillRule);
    const focused = readProperty<Element | null>('ShadowRoot', shadow, 'activeElement');
    if (focused && this.held.hasFocus) rules.add(`@layer{${focusRing}}`);
    return rules;
  }

  /** Whether the adopted sheets of a root still have to be written at its end. */
  owesAdopted(root: Document | ShadowRoot): boolean {
    return !this.#settled.has(root);
  }

  /** Markup to write after the element that needs it. */
  pendingSymbols: { id: number } | undefined;

  /** The id under which this tree holds what a `use` takes from another file. */
  symbolId(href: string): string {
    const url = URL.parse(href, this.base);
    if (!url) return '';
    const fragment = decodeURIComponent(url.hash.slice(1)) || wholeFile;
    url.hash = '';
    const known = this.rules.symbols.get(url.href);
    const prefix = known ?? `plaint-${this.rules.mark()}-`;
    if (known === undefined) {
      this.rules.symbols.set(url.href, prefix);
      const { styles, pool } = this.context;
      this.pendingSymbols = {
        id: styles.addLate(url.href, pool.readText(url.href), (text) => writeSymbols(text, prefix)),
      };
    }
    return prefix + fragment;
  }

  /** Claims a pseudo-element of the page for a rule of ours; false if it has one already. */
  takePseudo(name: string): boolean {
    if (this.#pseudos.has(name)) return false;
    this.#pseudos.add(name);
    return true;
  }

  nextLayer(): number {
    return this.#layers++;
  }

  finishExtraSheet(): void {
    const { styles, renamed: names } = this.context;
    let defaults = this.held.hasFocus ? focusRing : '';
    for (const name of names) defaults += `${renamedType(name)}{${renamedDefault(name)}}\n`;
    // In a layer they are weaker than any rule of the page, as the browser's own would be.
    const layer = defaults === '' ? '' : `@layer{${defaults}}`;
    const still = rootSheets(this.document).some((sheet) => styles.moves(sheet)) ? stillRule : '';
    const text = layer + still + this.documentRules.text;
    styles.set(this.extraSheet, styles.rewriter.sheet(text, this.base));
  }

  /** A link that does nothing by itself; pages repeat them, so they are parsed once. */
  link(value: string): string | undefined {
    if (this.#links.has(value)) return this.#links.get(value);
    const link = inertLink(value, this.base);
    if (this.#links.size < maxLinks) this.#links.set(value, link);
    return link;
  }

  /** A resource URL of this document, absolute. */
  resolve(value: string): string | undefined {
    return URL.parse(value, this.base)?.href;
  }
}

/**
 * With scripts off, browsers show controls on every video and content in every `noscript`; and nothing that
 * ended may run again when the snapshot is opened.
 */
export const playerRule =
  'video:not([controls])::-webkit-media-controls,audio:not([controls]){display:none!important}';
const stillRule =
  '*,::before,::after{animation-play-state:paused!important;animation-delay:-1e6s!important;transition:none!important}';
const focusRing = '[plaint-focus-visible]{outline:-webkit-focus-ring-color auto 1px}';

function findTarget(document: Document): Element | null {
  try {
    return Document.prototype.querySelector.call(document, ':target');
  } catch (_notTold) {
    return null;
  }
}
