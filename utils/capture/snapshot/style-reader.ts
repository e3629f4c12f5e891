import { defined } from '../../defined.ts';
import { readProperty } from '../../dom/read-property.ts';
import { noteFault } from '../../faults/note-fault.ts';
import { splitImports, type WrittenImport } from '../css/split-imports.ts';
import { after } from './after.ts';
import { CustomProperties } from './custom-properties.ts';
import type { FreezeRequest, FrozenPart, FrozenSheet } from './frozen.ts';
import type { Guard } from './guard.ts';
import { LostRule } from './lost-rule.ts';
import { OwnMarks } from './lost-values.ts';
import type { OmissionList } from './omission-list.ts';
import { PartWriter } from './part-writer.ts';
import type { ResourcePool } from './resource-pool.ts';
import { rootSheets } from './root-sheets.ts';
import { type RuleList, RuleLister } from './rule-lister.ts';
import { SheetRewriter } from './sheet-rewriter.ts';
import type { ImportedSheet } from './sheet-rules.ts';
import { SheetText } from './sheet-text.ts';
import type { Slicer } from './slicer.ts';
import { SourceRules } from './source-rules.ts';

const maxImports = 200;
const maxImportDepth = 16;
/**
 * How long sheets that the page may not read are waited for before the elements they are about are written.
 */
const maxForeignMs = 400;
const movement = /animation|transition/;

interface ReaderPorts {
  readonly pool: ResourcePool;
  readonly cuts: OmissionList;
  readonly guard: Guard;
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
  readonly properties = new CustomProperties();
  readonly rewriter: SheetRewriter;
  /** Of elements whose rules are known by their effect alone. */
  readonly ownMarks = new OwnMarks();
  readonly #sheets: FrozenSheet[] = [];
  readonly #moving = new Set<number>();
  readonly #ports: ReaderPorts;
  readonly #known = new Map<CSSStyleSheet, number>();
  readonly #texts = new Map<number, SheetText>();
  readonly #sizes = new Map<CSSStyleSheet, number>();
  readonly #stale = new Set<number>();
  readonly #pending = new Set<Promise<void>>();
  /** Sheets that had to be fetched, while nothing of what they are about is written. */
  readonly #awaited = new Map<number, Promise<void>>();
  readonly #lister: RuleLister;
  #renamed: ReadonlySet<string> | undefined;
  #imports = 0;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
    this.rewriter = new SheetRewriter(ports);
    this.#lister = new RuleLister(ports, this.properties);
  }

  /** All that is written so far, by index. */
  get sheets(): readonly FrozenSheet[] {
    this.#writeStale();
    return this.#sheets;
  }

  #writeStale(): void {
    for (const id of this.#stale) this.set(id, this.#writeAll(id));
    this.#stale.clear();
  }

  /** Reads all the sheets of a document or shadow root before its markup is written. */
  async readAll(root: Document | ShadowRoot, base: string): Promise<void> {
    const read: { id: number; sheet: CSSStyleSheet; list: RuleList }[] = [];
    // A sheet that fails costs itself.
    const each = (work: () => Promise<void>): Promise<void> =>
      this.#ports.guard.wait('stylesheet', base, work, undefined);
    for (const sheet of rootSheets(root)) {
      await each(async () => {
        const known = this.#known.get(sheet);
        if (known !== undefined) return this.#readLost(known, root);
        const begun = await this.#begin(sheet, base);
        if (begun) read.push(begun);
      });
    }
    for (const { id, sheet, list } of read)
      await each(() => this.#readSheet(root, id, sheet, list));
    if (this.#awaited.size === 0) return;
    await Promise.race([Promise.all(this.#awaited.values()), after(maxForeignMs)]);
    this.#awaited.clear();
  }

  async #readSheet(
    root: Document | ShadowRoot,
    id: number,
    sheet: CSSStyleSheet,
    list: RuleList,
  ): Promise<void> {
    const isAdded = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode') === null;
    const text = new SheetText(isAdded);
    this.#texts.set(id, text);
    await this.#addRules(text, list, 0);
    await this.#readLost(id, root);
    const out = new PartWriter();
    for (const parts of text.write((css, from) => this.#rewrite(css, from, isAdded), false)) {
      for (const part of parts) out.part(part);
      if (this.#ports.slicer.due()) await this.#ports.slicer.pause();
    }
    this.set(id, out.finish());
    this.#stale.delete(id);
    if (this.#movesIn(id)) this.#moving.add(id);
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
    const parts = this.#sheets[id]?.parts ?? [];
    return parts.some((part) => typeof part === 'string' && movement.test(part));
  }

  /** Adds a sheet of our own making. */
  add(url: string, parts: readonly FrozenPart[]): number {
    this.#sheets.push({ url, parts });
    return this.#sheets.length - 1;
  }

  set(id: number, parts: readonly FrozenPart[]): void {
    const sheet = this.#sheets[id];
    if (sheet) this.#sheets[id] = { url: sheet.url, parts };
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

  /** Waits for sheets that had to be fetched, and accounts for what no rule and no element tells. */
  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    this.#writeStale();
    for (const text of this.#texts.values()) {
      for (const rule of text.lostRules) {
        for (const values of rule.values) {
          if (values.isCut) this.#ports.cuts.add('stylesheet', 'limit-time', values.label);
          else if (!values.isKnown) this.#ports.cuts.add('stylesheet', 'unreadable', values.label);
        }
        for (const rules of rule.unknown) this.#ports.cuts.add('stylesheet', 'unreadable', rules);
      }
    }
  }

  /** Lets type selectors match elements that were written under another name. */
  renameTypes(names: ReadonlySet<string>): void {
    this.#renamed = names;
    for (const id of this.#texts.keys()) this.#stale.add(id);
  }

  /** The families that rules define, lower case, and the font files that they name. */
  fontRules(): { families: Set<string>; urls: Set<string> } {
    return { families: this.#lister.families, urls: this.rewriter.fontUrls };
  }

  /** Begins to read a sheet; undefined if nothing more is to be done for it. */
  async #begin(
    sheet: CSSStyleSheet,
    base: string,
  ): Promise<{ id: number; sheet: CSSStyleSheet; list: RuleList } | undefined> {
    const href = readProperty<string | null>('StyleSheet', sheet, 'href');
    const id = this.add(href ?? base, []);
    this.#known.set(sheet, id);
    this.#sizes.set(sheet, ruleCount(sheet));
    if (readProperty<boolean>('StyleSheet', sheet, 'disabled')) return undefined;
    const rules = readProperty<CSSRuleList>('CSSStyleSheet', sheet, 'cssRules');
    if (rules) return { id, sheet, list: await this.#lister.list(sheet, rules, href ?? base) };
    if (href) void this.#readForeign(id, href);
    return undefined;
  }

  async #addRules(text: SheetText, list: RuleList, depth: number): Promise<void> {
    const { base } = list;
    let source: SourceRules | undefined;
    if (list.source) source = readSource(await list.source, base);
    for (const entry of list.entries) {
      if (typeof entry === 'string') this.#addRule(text, entry, base);
      else if (entry.kind === 'import') await this.#addImport(text, entry, depth);
      else {
        this.properties.read(entry.text);
        text.lost(new LostRule(entry.rule, source, this.ownMarks), base);
      }
      if (this.#ports.slicer.due()) await this.#ports.slicer.pause();
    }
  }

  #addRule(text: SheetText, rule: string, base: string): void {
    this.properties.read(rule);
    text.rule(rule, base, this.rewriter.isPlain(rule, text.isAdded));
  }

  /** An imported sheet in the place of its `@import`, inside the conditions and the layer it was given. */
  async #addImport(text: SheetText, entry: ImportedSheet, depth: number): Promise<void> {
    const { href, sheet, wrappers } = entry;
    if (depth >= maxImportDepth || ++this.#imports > maxImports) {
      this.#ports.cuts.add('stylesheet', 'limit-depth', href);
      return;
    }
    const rules = sheet && readProperty<CSSRuleList>('CSSStyleSheet', sheet, 'cssRules');
    text.part(`${wrappers.map((wrapper) => `${this.rewriter.media(wrapper)}{`).join('')}\n`);
    if (rules) await this.#addRules(text, await this.#lister.list(sheet, rules, href), depth + 1);
    else {
      const id = this.add(href, []);
      void this.#readForeign(id, href, depth + 1);
      text.part({ kind: 'sheet', id, raw: true });
    }
    text.part(`${'}'.repeat(wrappers.length)}\n`);
  }

  /** What the elements of one more tree tell of a sheet's rules. */
  async #readLost(id: number, root: Document | ShadowRoot): Promise<void> {
    const { slicer } = this.#ports;
    for (const rule of this.#texts.get(id)?.lostRules ?? []) {
      for (const values of rule.values) {
        values.readFrom(root);
        if (slicer.due()) await slicer.pause();
      }
      this.#stale.add(id);
    }
  }

  /** A sheet of another origin: its text if the page may have it, else by reference to whoever has it. */
  #readForeign(id: number, href: string, depth = 0, isAwaited = true): Promise<void> {
    this.#moving.add(id);
    const work = this.#ports.pool.readText(href).then(async (text) => {
      if (text === undefined) {
        const resource = this.#ports.pool.addMissing(href, 'css', 'cross-origin');
        this.set(id, [{ kind: 'resource', id: resource, use: 'css' }]);
        return;
      }
      const sheet = new SheetText(false);
      const imported: Promise<void>[] = [];
      for (const piece of splitImports(text)) {
        if (typeof piece === 'string') sheet.rule(piece, href, false);
        else imported.push(this.#addForeign(sheet, piece, { href, depth, within: id }));
      }
      this.#texts.set(id, sheet);
      this.set(id, this.#writeAll(id, !this.#awaited.has(id)));
      await Promise.all(imported);
    });
    if (isAwaited) this.#awaited.set(id, work);
    this.#track(work);
    return work;
  }

  /** What a sheet of another origin imports, which the browser tells nothing of. */
  async #addForeign(
    sheet: SheetText,
    { url, wrappers }: WrittenImport,
    from: { readonly href: string; readonly depth: number; readonly within: number },
  ): Promise<void> {
    const imported = URL.parse(url, from.href)?.href;
    if (imported === undefined || !/^https?:/.test(imported)) return;
    if (from.depth >= maxImportDepth || ++this.#imports > maxImports) {
      this.#ports.cuts.add('stylesheet', 'limit-depth', imported);
      return;
    }
    const id = this.add(imported, []);
    sheet.part(`${wrappers.map((wrapper) => `${this.rewriter.media(wrapper)}{`).join('')}\n`);
    sheet.part({ kind: 'sheet', id, raw: true });
    sheet.part(`${'}'.repeat(wrappers.length)}\n`);
    await this.#readForeign(id, imported, from.depth + 1, this.#awaited.has(from.within));
  }

  #writeAll(id: number, isLate = true): FrozenPart[] {
    const text = this.#texts.get(id);
    const out = new PartWriter();
    const rewrite = (css: string, base: string): FrozenPart[] =>
      this.#rewrite(css, base, text?.isAdded === true, isLate);
    for (const parts of text?.write(rewrite, this.#renamed !== undefined) ?? []) {
      for (const part of parts) out.part(part);
    }
    return out.finish();
  }

  #rewrite(text: string, base: string, isAdded: boolean, isLate = false): FrozenPart[] {
    const renamed = this.#renamed;
    return this.rewriter.sheet(text, base, { isAdded, isLate, ...defined({ renamed }) });
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

function readSource(text: string | undefined, base: string): SourceRules | undefined {
  try {
    return text === undefined ? undefined : new SourceRules(text, base);
  } catch (thrown) {
    noteFault('snapshot.sheet-source', thrown);
    return undefined;
  }
}
