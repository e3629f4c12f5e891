import { defined } from '../../defined.ts';
import { anyOf } from '../../pattern.ts';
import {
  type CssChanges,
  rewriteDeclarations,
  rewriteSheet,
  rewriteValue,
} from '../css/rewrite-css.ts';
import { type IsTrue, settleMedia, settleScheme } from '../css/settle-preferences.ts';
import { AskedContexts } from './asked-contexts.ts';
import { AskedMarks } from './asked-marks.ts';
import { asksForChanged, isWrittenOtherwise } from './attribute-rules.ts';
import type { PictureMode } from './available-picture.ts';
import { declaredModes } from './declared-modes.ts';
import type { FrozenPart } from './frozen.ts';
import type { OmissionList } from './omission-list.ts';
import type { ResourcePool } from './resource-pool.ts';

interface RewriterPorts {
  readonly pool: ResourcePool;
  readonly isTrue: IsTrue;
  /** Whether the page ever loaded this URL: what no rule used is left where it is. */
  readonly wasLoaded: (url: string) => boolean;
  /** What is left out, by name. */
  readonly cuts: OmissionList;
}

interface SheetOptions {
  readonly isAdded?: boolean;
  readonly renamed?: ReadonlySet<string>;
  /** The elements that it is about are written already. */
  readonly isLate?: boolean;
}

/**
 * What some rule may say that has to be written otherwise, in the browser's own serialisation or an author's.
 */
const changing = anyOf(
  [
    String.raw`url\(|src\(|image-set\(|paint\(|@media|@scope|@import|color-scheme|<\/style|\\|:(?:target`,
    'modal|popover-open|fullscreen|-webkit-(?:full|auto)|indeterminate|empty|playing|paused',
    String.raw`autofill|active-view|defined|state\(|placeholder-shown|(?:user-)?(?:in)?valid|(?:dis`,
    'en)abled)',
  ],
  'i',
);
const focusing = /:focus/i;
const pointing = /:(?:hover|active)/i;
const counting = /-child/i;

/** Rewrites the style text of one capture: its URLs become references, its states and media what was seen. */
export class SheetRewriter {
  /** Some element of the documents read from now on has the focus, or is under the pointer. */
  holdsFocus = false;
  holdsPointer = false;
  /** The custom states that any sheet asks for, and what stands for each. */
  readonly customStates = new Map<string, string>();
  /** The attribute selectors that any sheet has for what is written otherwise. */
  readonly asked = new AskedMarks();
  /** What rules of shadow trees ask of what is around their hosts. */
  readonly contexts = new AskedContexts();
  /** The states that any sheet asks of parts. */
  readonly partStates = new Set<string>();
  /** The font files that rules name. */
  readonly fontUrls = new Set<string>();
  readonly #ports: RewriterPorts;
  readonly #known = new Map<string, boolean>();

  constructor(ports: RewriterPorts) {
    this.#ports = ports;
  }

  /** Whether there is nothing in a rule to rewrite. */
  isPlain(rule: string, isAdded: boolean): boolean {
    return !(
      changing.test(rule) ||
      asksForChanged.test(rule) ||
      (this.holdsFocus && focusing.test(rule)) ||
      (this.holdsPointer && pointing.test(rule)) ||
      (isAdded && counting.test(rule))
    );
  }

  sheet(text: string, base: string, options: SheetOptions = {}): FrozenPart[] {
    return rewriteSheet(text, this.#changes(text, base, options));
  }

  /** The declarations of a `style` attribute. */
  declarations(text: string, base: string): FrozenPart[] {
    return rewriteDeclarations(text, this.#changes(text, base));
  }

  value(text: string, base: string): FrozenPart[] {
    return rewriteValue(text, this.#changes(text, base));
  }

  media(query: string): string {
    return settleMedia(query, this.#ports.isTrue);
  }

  scheme(list: string): string {
    return settleScheme(list, this.#ports.isTrue);
  }

  #changes(text: string, base: string, options: SheetOptions = {}): CssChanges {
    const modes = declaredModes(text);
    const { isLate = false, ...rest } = options;
    return {
      writeUrl: (url, inFontFace) => this.#urlPart(url, base, inFontFace, modes.get(url)),
      isTrue: this.#ports.isTrue,
      drawn: (name) => this.#ports.cuts.add('canvas', 'active-content', `paint(${name})`),
      selectors: {
        focus: this.holdsFocus,
        pointer: this.holdsPointer,
        customState: (name) => this.#customState(name),
        isKnown: (name) => this.#isKnown(name),
        partState: (state) => this.partStates.add(state),
        attributeMark: (name, selector) => {
          if (!isWrittenOtherwise(name.toLowerCase())) return undefined;
          return this.asked.markOf(name, selector, isLate) ?? this.#tooLate(selector);
        },
        contextMark: (selector) => {
          if (!this.#isKnown('host-context(a)')) return undefined;
          return this.contexts.markOf(selector, isLate) ?? this.#tooLate(selector);
        },
        ...rest,
      },
    };
  }

  /** An author's own text may name what this browser does not know, and so took no rule of. */
  #isKnown(pseudoClass: string): boolean {
    const known = this.#known.get(pseudoClass) ?? CSS.supports(`selector(:${pseudoClass})`);
    this.#known.set(pseudoClass, known);
    return known;
  }

  /** What a rule asks for once the elements are written, which it may not find. */
  #tooLate(selector: string): undefined {
    this.#ports.cuts.add('stylesheet', 'limit-time', selector);
  }

  #customState(name: string): string {
    const mark = this.customStates.get(name) ?? `s${this.customStates.size + 1}`;
    this.customStates.set(name, mark);
    return mark;
  }

  #urlPart(
    url: string,
    base: string,
    inFontFace: boolean,
    mode: PictureMode | undefined,
  ): FrozenPart | undefined {
    if (url === '' || url.startsWith('#') || /^(data|about):/i.test(url)) return undefined;
    const absolute = URL.parse(url, base);
    if (!absolute) return undefined;
    const fragment = absolute.hash;
    absolute.hash = '';
    const href = absolute.href;
    if (!/^(?:https?|blob|file):/i.test(href)) return 'about:invalid';
    const use = inFontFace ? 'font' : 'css-image';
    if (inFontFace) this.fontUrls.add(href);
    const absent = !this.#ports.wasLoaded(href);
    const id = this.#ports.pool.want(href, use, { absent, ...defined({ mode }) });
    return { kind: 'resource', id, use, ...defined({ fragment: fragment || undefined }) };
  }
}
