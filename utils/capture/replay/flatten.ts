import { foldRows, outsidePx } from './fold-rows.ts';
import { isBroken } from './is-broken.ts';
import { StyleOf } from './style-of.ts';
import { escapeXml } from './xml.ts';

const maxElements = 20_000;
/** The page that does this can do nothing else meanwhile. */
const maxFlattenMs = 4_000;
const maxFrameDepth = 3;
const svgName = 'http://www.w3.org/2000/svg';
const mathName = 'http://www.w3.org/1998/Math/MathML';
/** Controls that only their own element draws, and the frame whose line its title interrupts. */
const controls = new Set([
  'input',
  'textarea',
  'select',
  'option',
  'optgroup',
  'progress',
  'meter',
  'button',
  'fieldset',
  'legend',
]);

/**
 * Boxes with a size of their own, which are not drawn as what they are: what stands for them needs that size
 * said.
 */
const replaced = new Set(['iframe', 'frame', 'img', 'video', 'canvas', 'embed']);

/**
 * Where content is drawn although its document does not scroll: offsets of the scroll container, in CSS
 * pixels.
 */
interface Shift {
  readonly x: number;
  readonly y: number;
}
const unmoved: Shift = { x: 0, y: 0 };

export interface Flat {
  /** XHTML without rules, scripts, shadow trees or frames. */
  readonly markup: string;
  /** Rules for pseudo-elements, and the fonts. */
  readonly rules: string;
}

/**
 * Writes what a replayed document shows in its viewport, every element with all of its style on itself, so
 * that it can be drawn as a picture. Throws RangeError for more elements than can be drawn in time.
 */
export function flatten(document: Document): Flat {
  const flattener = new Flattener(document);
  const markup = flattener.document(document, 0);
  return { markup, rules: flattener.rules };
}

class Flattener {
  rules = '';
  readonly #styles: StyleOf;
  readonly #endsAt = performance.now() + maxFlattenMs;
  #count = 0;
  #marks = 0;

  constructor(document: Document) {
    const neutral = document.createElement('plaint-neutral');
    neutral.style.all = 'initial';
    document.documentElement.append(neutral);
    this.#styles = new StyleOf(viewOf(document).getComputedStyle(neutral));
    neutral.remove();
  }

  document(document: Document, depth: number): string {
    const view = viewOf(document);
    const root = document.documentElement;
    this.#addFonts(document);
    const { clientWidth, clientHeight } = root;
    const canvas = canvasBackground(document, view);
    const shift = { x: -view.scrollX, y: -view.scrollY };
    const inner = this.#element(root, undefined, shift, depth, view);
    return `<x lang="" style="all:initial;display:block;position:relative;transform:translate(0);overflow:hidden;width:${clientWidth}px;height:${clientHeight}px;${escapeXml(canvas)}">${inner}</x>`;
  }

  #element(
    el: Element,
    parent: CSSStyleDeclaration | undefined,
    shift: Shift,
    depth: number,
    view: Window,
  ): string {
    if (++this.#count > maxElements) throw new RangeError('too many elements to draw');
    if (performance.now() > this.#endsAt) throw new RangeError('too slow to draw');
    const style = view.getComputedStyle(el);
    if (style.display === 'none') return '';
    if (el.namespaceURI === mathName) return new XMLSerializer().serializeToString(el);
    const isSvg = el.namespaceURI === svgName;
    const name = el.localName;
    const isControl = controls.has(name);
    const spans = style.display === 'table-cell' ? spansOf(el) : '';
    // What is drawn as an element that browsers give a style of their own says all of it.
    const saysAll = isControl || spans !== '';
    let text = this.#styles.declarations(style, saysAll ? undefined : parent);
    if (!isSvg || name === 'svg') text += placed(el, style, shift);
    if (isSvg) return this.#svg(el, name, text, style, depth, view);
    if (isRoot(el)) text += 'background:none;';
    else text += withoutBars(el, style);
    if (growsByItself(el, style) && !holdsLinesAlone(el, view)) text += 'height:auto;';
    if (replaced.has(name)) {
      text += 'overflow:hidden;';
      if (style.display === 'inline') text += 'display:inline-block;';
    }
    if (isOutside(el, view)) return `<x style="${escapeXml(text)}visibility:hidden"></x>`;
    const mark = this.#pseudos(el, view) + languageOf(el);
    const open = (tag: string, rest = ''): string =>
      `<${tag}${mark}${rest} style="${escapeXml(text)}"`;
    if (name === 'img' || name === 'video') return this.#picture(el, open);
    if (isControl) return this.#control(el, name, open, style, depth, view);
    if (name === 'iframe' || name === 'frame') {
      const shown = depth < maxFrameDepth ? (el as HTMLIFrameElement).contentDocument : null;
      return `${open('x')}>${shown?.documentElement ? this.document(shown, depth + 1) : ''}</x>`;
    }
    if (spans !== '') return `${open('td', spans)}>${this.#children(el, style, depth, view)}</td>`;
    if (name === 'br' || name === 'wbr') return `<${name}/>`;
    return `${open('x')}>${this.#children(el, style, depth, view)}</x>`;
  }

  #children(el: Element, style: CSSStyleDeclaration, depth: number, view: Window): string {
    const isScrolled = !isRoot(el) && (el.scrollTop !== 0 || el.scrollLeft !== 0);
    const shift = isScrolled ? { x: -el.scrollLeft, y: -el.scrollTop } : unmoved;
    let out = '';
    for (const child of foldRows(el, style, drawnChildren(el, style))) {
      if (typeof child === 'string') out += `<x style="${child}"></x>`;
      else if (child.nodeType === 1)
        out += this.#element(child as Element, style, shift, depth, view);
      else if (child.nodeType === 3) {
        const text = escapeXml((child as Text).data);
        out += isScrolled
          ? `<x style="position:relative;left:${shift.x}px;top:${shift.y}px">${text}</x>`
          : text;
      }
    }
    return out;
  }

  #picture(el: Element, open: (tag: string, rest?: string) => string): string {
    const image = el as HTMLImageElement & HTMLVideoElement;
    const source = el.localName === 'img' ? image.currentSrc || image.src : image.poster;
    if (isBroken(el) && image.alt !== '')
      return `${open('x')}>${brokenMark}${escapeXml(image.alt)}</x>`;
    if (!source?.startsWith('data:')) return `${open('x')}></x>`;
    return `${open('img', ` src="${escapeXml(source)}"`)}/>`;
  }

  #control(
    el: Element,
    name: string,
    open: (tag: string, rest?: string) => string,
    style: CSSStyleDeclaration,
    depth: number,
    view: Window,
  ): string {
    let rest = '';
    for (const { name: attribute, value } of Array.from(el.attributes)) {
      if (keptOfControls.has(attribute)) rest += ` ${attribute}="${escapeXml(value)}"`;
    }
    if (el.hasAttribute('placeholder')) {
      const { color, opacity } = view.getComputedStyle(el, '::placeholder');
      rest += ` p="${++this.#marks}"`;
      this.rules += `[p="${this.#marks}"]::placeholder{color:${color};-webkit-text-fill-color:${color};opacity:${opacity}}\n`;
    }
    if (name === 'input') return `${open('input', rest)}/>`;
    if (name === 'textarea') {
      return `${open(name, rest)}>${escapeXml((el as HTMLTextAreaElement).value)}</textarea>`;
    }
    return `${open(name, rest)}>${this.#children(el, style, depth, view)}</${name}>`;
  }

  #svg(
    el: Element,
    name: string,
    text: string,
    style: CSSStyleDeclaration,
    depth: number,
    view: Window,
  ): string {
    let out = `<${name}${name === 'svg' ? ` xmlns="${svgName}"` : ''}`;
    for (const { name: attribute, value } of Array.from(el.attributes)) {
      if (!/^(?:style|class|xmlns.*|xlink:.*|on.*|plaint-.*)$/.test(attribute)) {
        out += ` ${attribute}="${escapeXml(value)}"`;
      } else if (attribute === 'xlink:href') out += ` href="${escapeXml(value)}"`;
    }
    return `${out} style="${escapeXml(text)}">${this.#children(el, style, depth, view)}</${name}>`;
  }

  /** Writes rules for what an element generates; returns the attribute that they ask for. */
  #pseudos(el: Element, view: Window): string {
    let mark = '';
    for (const pseudo of ['::before', '::after']) {
      const style = view.getComputedStyle(el, pseudo);
      if (style.content === 'none' || style.content === 'normal') continue;
      if (style.display === 'none') continue;
      if (mark === '') mark = ` m="${++this.#marks}"`;
      const text = this.#styles.declarations(style, undefined);
      this.rules += `[m="${this.#marks}"]${pseudo}{${text}content:${style.content}}\n`;
    }
    return mark;
  }

  #addFonts(document: Document): void {
    for (const sheet of Array.from(document.styleSheets)) {
      for (const rule of Array.from(sheet.cssRules)) {
        if (rule instanceof viewOf(document).CSSFontFaceRule) this.rules += `${rule.cssText}\n`;
      }
    }
  }
}

const keptOfControls = new Set(
  'type value checked disabled placeholder min max step size rows cols multiple selected label low high optimum open'.split(
    ' ',
  ),
);

function viewOf(document: Document): Window & typeof globalThis {
  const view = document.defaultView;
  if (!view) throw new TypeError('a document that is shown nowhere');
  return view;
}

function isRoot(el: Element): boolean {
  return el === el.ownerDocument.documentElement || el === el.ownerDocument.body;
}

/** As wide as the mark that browsers draw before the words of a picture that did not come. */
const brokenMark = '<x style="display:inline-block;width:16px;height:16px"></x>';

/** What scrolls without bars, because all of it fits, or they lie over it: drawn, it may no longer fit. */
function withoutBars(el: Element, { overflowX, overflowY }: CSSStyleDeclaration): string {
  const { offsetWidth, offsetHeight, clientWidth, clientHeight, clientLeft, clientTop } =
    el as HTMLElement;
  const hasBar = (all: number, inner: number, border: number) => all - inner - 2 * border > 3;
  let text = '';
  if (scrolls.test(overflowX) && !hasBar(offsetHeight, clientHeight, clientTop)) {
    text += 'overflow-x:hidden;';
  }
  if (scrolls.test(overflowY) && !hasBar(offsetWidth, clientWidth, clientLeft)) {
    text += 'overflow-y:hidden;';
  }
  return text;
}
const scrolls = /^(?:auto|scroll)$/;

/** By which the browser picks fonts, quotation marks and where lines may be broken. */
function languageOf(el: Element): string {
  const language = el.getAttribute('lang');
  return language === null ? '' : ` lang="${escapeXml(language)}"`;
}

/** How many columns and rows a cell takes, which only a cell of HTML can say; empty for one of each. */
function spansOf(el: Element): string {
  if (el.localName !== 'td' && el.localName !== 'th') return '';
  const { colSpan, rowSpan } = el as HTMLTableCellElement;
  const columns = colSpan === 1 ? '' : ` colspan="${colSpan}"`;
  return rowSpan === 1 ? columns : `${columns} rowspan="${rowSpan}"`;
}

/** The children that are drawn: of the shadow root, and in a slot what is assigned to it. */
function flatChildren(el: Element): Iterable<Node> {
  if (el.localName === 'slot') {
    const assigned = (el as HTMLSlotElement).assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return Array.from((el.shadowRoot ?? el).childNodes);
}

/**
 * Those of them that are not kept back: what is closed holds its content, and draws no more than its summary.
 */
function drawnChildren(el: Element, style: CSSStyleDeclaration): Iterable<Node> {
  if (style.contentVisibility === 'hidden') return [];
  if (el.localName !== 'details' || (el as HTMLDetailsElement).open) return flatChildren(el);
  return Array.from(el.children)
    .filter(({ localName }) => localName === 'summary')
    .slice(0, 1);
}

/** The root's background, or the body's, covers the whole canvas (CSS Backgrounds §2.11.2). */
function canvasBackground(document: Document, view: Window): string {
  for (const el of [document.documentElement, document.body]) {
    if (!el) continue;
    const { backgroundColor, backgroundImage, background } = view.getComputedStyle(el);
    const isClear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none';
    if (!isClear) return `background:${background};`;
  }
  return '';
}

/**
 * A block as tall as its content: with its height written out, margins would no longer collapse through it.
 */
function growsByItself(el: Element, { display, overflow }: CSSStyleDeclaration): boolean {
  if (display !== 'block' && display !== 'list-item') return false;
  if (typeof el.computedStyleMap !== 'function') {
    return overflow === 'visible' && el.childNodes.length > 0;
  }
  return String(el.computedStyleMap().get('height')) === 'auto';
}

/**
 * Whether an element holds words and no block: no margin collapses through it, and its lines may need more
 * room when they are drawn, as annotations of ruby do.
 */
function holdsLinesAlone(el: Element, view: Window): boolean {
  let hasWords = false;
  for (const child of flatChildren(el)) {
    if (child.nodeType === 3 && (child as Text).data.trim() !== '') hasWords = true;
    if (child.nodeType !== 1) continue;
    if (!/^(?:inline|ruby|none)/.test(view.getComputedStyle(child as Element).display)) {
      return false;
    }
  }
  return hasWords;
}

/** Whether all of an element is below the viewport, so that only its place has to be kept. */
function isOutside(el: Element, view: Window): boolean {
  if (isRoot(el)) return false;
  const { top, width, height } = el.getBoundingClientRect();
  return width > 0 && height > 0 && top > view.innerHeight + outsidePx;
}

/** Position as it is seen: scrolled, and stuck where it sticks. */
function placed(el: Element, style: CSSStyleDeclaration, shift: Shift): string {
  let { x, y } = shift;
  switch (style.position) {
    case 'fixed':
      return '';
    case 'sticky': {
      const stuck = el.getBoundingClientRect();
      const own = (el as HTMLElement).style;
      const before = own.cssText;
      own.setProperty('position', 'static', 'important');
      const loose = el.getBoundingClientRect();
      own.cssText = before;
      x += stuck.left - loose.left;
      y += stuck.top - loose.top;
      return `position:relative;left:${x}px;top:${y}px;right:auto;bottom:auto;`;
    }
    case 'static':
      return x === 0 && y === 0 ? '' : `position:relative;left:${x}px;top:${y}px;`;
    default:
      if (x === 0 && y === 0) return '';
      x += Number.parseFloat(style.left) || 0;
      y += Number.parseFloat(style.top) || 0;
      return `left:${x}px;top:${y}px;right:auto;bottom:auto;`;
  }
}
