import type { PictureMode } from './available-picture.ts';
import {
  countWithoutAdded,
  holdControlStates,
  holdFocus,
  holdTyped,
  rewriteStates,
  settleMedia,
  settleMediaRules,
  settleScheme,
  settleSchemes,
} from './css-states.ts';
import { splitCssUrls } from './css-text.ts';
import { CustomProperties } from './custom-properties.ts';
import type { CutList } from './cut-list.ts';
import { declaredModes } from './declared-modes.ts';
import { readProperty, textContentOf } from './dom-access.ts';
import { escapeStyleText } from './escape.ts';
import { unquote } from './font-faces.ts';
import type { FreezeRequest, FrozenSheet, Part } from './frozen.ts';
import { PartWriter } from './part-writer.ts';
import { renameTypes } from './renamed-types.ts';
import type { ResourcePool } from './resource-pool.ts';
import type { Slicer } from './slicer.ts';

const maxImports = 200;
const maxImportDepth = 16;
/** Chromium writes a longhand it cannot tell apart from its `var()` shorthand as an empty value. */
const lossyValue = /: ;/;
const movement = /animation|transition/;

interface ReaderPorts {
  readonly pool: ResourcePool;
  readonly cuts: CutList;
  readonly slicer: Slicer;
  readonly request: FreezeRequest;
  /** Whether a feature of the reporter's browser holds, as `matchMedia` tells. */
  readonly isTrue: (feature: string) => boolean;
  /** Whether the page ever loaded this URL: what no rule used is left where it is. */
  readonly wasLoaded: (url: string) => boolean;
}

/**
 * Style sheets as they are applied now, out of the CSSOM: with the rules that scripts added, deleted and
 * changed, the constructed ones and those that were imported. Each sheet is written once.
 */
export class StyleReader {
  readonly sheets: FrozenSheet[] = [];
  /** The custom states that any sheet asks for. */
  readonly stateNames = new Set<string>();
  readonly properties = new CustomProperties();
  /** Some element of the documents read from now on has the focus. */
  holdsFocus = false;
  readonly #moving = new Set<number>();
  readonly #ports: ReaderPorts;
  readonly #known = new Map<CSSStyleSheet, number>();
  readonly #sizes = new Map<CSSStyleSheet, number>();
  readonly #pending = new Set<Promise<void>>();
  readonly #families = new Set<string>();
  readonly #fontUrls = new Set<string>();
  #imports = 0;
  #length = 0;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
  }

  /** Reads all the sheets of a document or shadow root before its markup is written. */
  async readAll(sheets: readonly CSSStyleSheet[], base: string): Promise<void> {
    for (const sheet of sheets) await this.#read(sheet, base);
  }

  /** The index of a sheet that was read; undefined if it came since. */
  idOf(sheet: CSSStyleSheet): number | undefined {
    return this.#known.get(sheet);
  }

  /** Reads again what scripts have added rules to since; true if any had. */
  forgetGrown(sheets: readonly CSSStyleSheet[]): boolean {
    let hasGrown = false;
    for (const sheet of sheets) {
      const size = this.#sizes.get(sheet);
      if (size === undefined || ruleCount(sheet) === size) continue;
      this.#known.delete(sheet);
      hasGrown = true;
    }
    return hasGrown;
  }

  /** Sheets that had to be fetched are still on their way. */
  get isWaiting(): boolean {
    return this.#pending.size > 0;
  }

  /** Whether a sheet animates anything. */
  moves(sheet: CSSStyleSheet): boolean {
    return this.#moving.has(this.#known.get(sheet) ?? -1);
  }

  #movesIn(id: number): boolean {
    const parts = this.sheets[id]?.parts ?? [];
    return parts.some((part) => typeof part === 'string' && movement.test(part));
  }

  /** Adds a sheet of our own making. */
  add(url: string, parts: readonly Part[]): number {
    this.sheets.push({ url, parts });
    return this.sheets.length - 1;
  }

  set(id: number, parts: readonly Part[]): void {
    const sheet = this.sheets[id];
    if (sheet) this.sheets[id] = { url: sheet.url, parts };
  }

  /** Text that is known later; nothing if it never is. */
  addLate(url: string, text: Promise<string | undefined>, write: (text: string) => string): number {
    const id = this.add(url, []);
    this.#track(
      text.then((read) => {
        if (read === undefined) this.#ports.cuts.add('image', 'cross-origin', url);
        else this.set(id, [write(read)]);
      }),
    );
    return id;
  }

  /** Waits for sheets that had to be fetched. */
  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Style text of the page with its URLs resolved and its states and media settled. */
  rewrite(text: string, base: string, options: { dropImports?: boolean } = {}): Part[] {
    const held = holdTyped(holdControlStates(this.holdsFocus ? holdFocus(text) : text));
    const settled = settleMediaRules(
      rewriteStates(held, (name) => this.stateNames.add(name)),
      this.#ports.isTrue,
    );
    const modes = declaredModes(text);
    return splitCssUrls(
      escapeStyleText(settleSchemes(settled, this.#ports.isTrue)),
      (url, inFontFace) => this.#urlPart(url, base, inFontFace, modes.get(url)),
      options,
    );
  }

  /** Lets type selectors match elements that were written under another name, and shows those as browsers would. */
  renameTypes(names: ReadonlySet<string>): void {
    for (const [id, sheet] of this.sheets.entries()) {
      const parts = sheet.parts.map((part) =>
        typeof part === 'string' ? renameTypes(part, names) : part,
      );
      this.set(id, parts);
    }
  }

  /** The families that rules define, lower case, and the font files that they name. */
  fontRules(): { families: Set<string>; urls: Set<string> } {
    return { families: this.#families, urls: this.#fontUrls };
  }

  settleMedia(query: string): string {
    return settleMedia(query, this.#ports.isTrue);
  }

  settleScheme(list: string): string {
    return settleScheme(list, this.#ports.isTrue);
  }

  #urlPart(
    url: string,
    base: string,
    inFontFace: boolean,
    mode: PictureMode | undefined,
  ): Part | undefined {
    if (url === '' || url.startsWith('#') || /^(data|about):/i.test(url)) return undefined;
    const absolute = URL.parse(url, base);
    if (!absolute) return undefined;
    const fragment = absolute.hash;
    absolute.hash = '';
    const href = absolute.href;
    if (!/^(?:https?|blob|file):/i.test(href)) return 'about:invalid';
    const use = inFontFace ? 'font' : 'css-image';
    if (inFontFace) this.#fontUrls.add(href);
    const absent = !this.#ports.wasLoaded(href);
    const id = this.#ports.pool.want(href, use, { absent, ...(mode ? { mode } : {}) });
    return { kind: 'resource', id, use, ...(fragment ? { fragment } : {}) };
  }

  async #read(sheet: CSSStyleSheet, base: string): Promise<void> {
    if (this.#known.has(sheet)) return;
    const href = readProperty<string | null>('StyleSheet', sheet, 'href');
    const id = this.add(href ?? base, []);
    this.#known.set(sheet, id);
    this.#sizes.set(sheet, ruleCount(sheet));
    if (readProperty<boolean>('StyleSheet', sheet, 'disabled')) return;
    const rules = readProperty<CSSRuleList>('CSSStyleSheet', sheet, 'cssRules');
    if (!rules) {
      if (href) this.#readForeign(id, href);
      return;
    }
    const out = new PartWriter();
    const isAdopted = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode') === null;
    const isLossy = await this.#writeRules(rules, href ?? base, out, 0, isAdopted);
    this.set(id, out.finish());
    if (this.#movesIn(id)) this.#moving.add(id);
    if (isLossy) this.#repair(id, sheet, rules, href ?? null, href ?? base);
  }

  /** Writes each rule; returns whether one of them lost something in the browser's own serialisation. */
  async #writeRules(
    rules: CSSRuleList,
    base: string,
    out: PartWriter,
    depth: number,
    isAdopted = false,
  ): Promise<boolean> {
    let isLossy = false;
    let text = '';
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i];
      if (rule === undefined) break;
      const nested = importedSheet(rule);
      if (nested !== undefined) {
        await this.#writeImport(rule, nested, base, out, depth);
        continue;
      }
      const written = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
      const rewritten = isAdopted ? countWithoutAdded(written) : written;
      if (lossyValue.test(rewritten)) isLossy = true;
      if (rewritten.startsWith('@keyframes')) this.properties.readKeyframes(rewritten);
      if (rewritten.startsWith('@font-face')) {
        const family = /font-family:\s*([^;}]+)/.exec(rewritten)?.[1];
        if (family) this.#families.add(unquote(family));
      }
      text += `${rewritten}\n`;
      this.#length += rewritten.length;
      if (this.#length > this.#ports.request.maxTextLength) {
        this.#ports.cuts.add('stylesheet', 'limit-bytes', base);
        break;
      }
      if ((i & 31) === 31 && this.#ports.slicer.due()) await this.#ports.slicer.pause();
      if (text.length > 100_000) {
        this.properties.read(text);
        for (const part of this.rewrite(text, base)) out.part(part);
        text = '';
      }
    }
    this.properties.read(text);
    for (const part of this.rewrite(text, base)) out.part(part);
    return isLossy;
  }

  /** An imported sheet in the place of its `@import`, inside the conditions and the layer it was given. */
  async #writeImport(
    rule: CSSRule,
    sheet: CSSStyleSheet | null,
    base: string,
    out: PartWriter,
    depth: number,
  ): Promise<void> {
    const href = URL.parse(readProperty<string>('CSSImportRule', rule, 'href') ?? '', base)?.href;
    if (!href) return;
    if (depth >= maxImportDepth || ++this.#imports > maxImports) {
      this.#ports.cuts.add('stylesheet', 'limit-depth', href);
      return;
    }
    const { open, close } = importWrapper(rule, (query) => this.settleMedia(query));
    const rules = sheet && readProperty<CSSRuleList>('CSSStyleSheet', sheet, 'cssRules');
    out.text(open);
    if (rules) await this.#writeRules(rules, href, out, depth + 1);
    else {
      const id = this.add(href, []);
      this.#readForeign(id, href);
      out.reference({ kind: 'sheet', id, raw: true });
    }
    out.text(close);
  }

  /** A sheet of another origin: its text if the page may have it, else by reference to whoever has it. */
  #readForeign(id: number, href: string): void {
    this.#moving.add(id);
    const work = this.#ports.pool.readText(href).then((text) => {
      if (text !== undefined) this.set(id, this.rewrite(text, href));
      else {
        const resource = this.#ports.pool.addMissing(href, 'css', 'cross-origin');
        this.set(id, [{ kind: 'resource', id: resource, use: 'css' }]);
      }
    });
    this.#track(work);
  }

  /** Puts the author's own text in place of a lossy serialisation, if the page did not change the sheet. */
  #repair(
    id: number,
    sheet: CSSStyleSheet,
    rules: CSSRuleList,
    href: string | null,
    base: string,
  ): void {
    const live = serialise(rules);
    const owner = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode');
    const source = href
      ? this.#ports.pool.readText(href)
      : Promise.resolve(owner ? (textContentOf(owner) ?? undefined) : undefined);
    const work = source.then(async (text) => {
      if (text === undefined || !saysTheSame(text, live, base)) return;
      const out = new PartWriter();
      for (let i = 0; i < rules.length; i++) {
        const rule = rules[i];
        if (!rule) continue;
        const nested = importedSheet(rule);
        if (nested !== undefined) await this.#writeImport(rule, nested, base, out, 0);
      }
      for (const part of this.rewrite(text, base, { dropImports: true })) out.part(part);
      this.set(id, out.finish());
    });
    this.#track(work);
  }

  #track(work: Promise<void>): void {
    const done: Promise<void> = work.finally(() => this.#pending.delete(done));
    this.#pending.add(done);
  }
}

function ruleCount(sheet: CSSStyleSheet): number {
  const rules = readProperty<CSSRuleList>('CSSStyleSheet', sheet, 'cssRules');
  return rules === undefined ? 0 : (readProperty<number>('CSSRuleList', rules, 'length') ?? 0);
}

/** CSSRule.IMPORT_RULE, in CSSOM §6.4.2. */
const importRule = 3;

/** The sheet of an `@import`, null if it did not load; undefined for any other rule. */
function importedSheet(rule: CSSRule): CSSStyleSheet | null | undefined {
  if (readProperty<number>('CSSRule', rule, 'type') !== importRule) return undefined;
  return readProperty<CSSStyleSheet | null>('CSSImportRule', rule, 'styleSheet') ?? null;
}

function importWrapper(
  rule: CSSRule,
  settle: (query: string) => string,
): { open: string; close: string } {
  let open = '';
  let close = '';
  const layer = readProperty<string | null>('CSSImportRule', rule, 'layerName');
  const supports = readProperty<string | null>('CSSImportRule', rule, 'supportsText');
  const media = readProperty<MediaList>('CSSImportRule', rule, 'media');
  const query = media ? (readProperty<string>('MediaList', media, 'mediaText') ?? '') : '';
  const wrap = (prelude: string): void => {
    open += `${prelude}{`;
    close += '}';
  };
  if (query) wrap(`@media ${settle(query)}`);
  if (supports) wrap(`@supports (${supports})`);
  if (layer !== null && layer !== undefined) wrap(`@layer ${layer}`);
  return { open: `${open}\n`, close: `${close}\n` };
}

function serialise(rules: CSSRuleList): string[] {
  const texts: string[] = [];
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i];
    if (rule === undefined || importedSheet(rule) !== undefined) continue;
    texts.push(readProperty<string>('CSSRule', rule, 'cssText') ?? '');
  }
  return texts;
}

function saysTheSame(text: string, live: readonly string[], baseURL: string): boolean {
  try {
    const sheet = new CSSStyleSheet({ baseURL });
    sheet.replaceSync(text);
    const parsed = serialise(sheet.cssRules);
    return parsed.length === live.length && parsed.every((rule, i) => rule === live[i]);
  } catch {
    return false;
  }
}
