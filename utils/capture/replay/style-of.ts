import { anyOf } from '../../pattern.ts';

/** Taken from the parent where an element says nothing; the rest begins at its initial value. */
const inherited = anyOf([
  '^(?:border-(?:collapse|spacing)|caption-side|color|cursor|direction|empty-cells|fill',
  'fill-opacity|fill-rule|font|font-.*|hyphens|image-rendering|letter-spacing',
  'line-break|line-height|list-style.*|marker.*|orphans|overflow-wrap|paint-order',
  'quotes|ruby-.*|stroke|stroke-.*|tab-size|text-align|text-align-last|text-anchor',
  'text-combine-upright|text-decoration-skip-ink|text-emphasis.*|text-indent',
  'text-orientation|text-rendering|text-shadow|text-size-adjust|text-transform',
  'text-underline-.*|text-wrap.*|visibility|white-space.*|widows|word-break',
  'word-spacing|writing-mode|accent-color|color-scheme|clip-rule|-webkit-text-.*',
  '-webkit-font-smoothing)$',
]);

/** Says nothing in a picture, is said twice (logical sizes), or would move what was already placed. */
const left = anyOf([
  '^(?:animation|transition|view-transition|scroll-|view-timeline|timeline|cursor$',
  'will-change|content-visibility|contain|app-region|speak|buffered-rendering',
  'interactivity|user-select|pointer-events|touch-action|resize|page|break-|anchor-',
  'position-|(?:min-|max-)?(?:inline|block)-size$|(?:margin|padding|border',
  'inset)-(?:inline|block)|border-(?:start|end)-|overflow-(?:inline|block|anchor)',
  'overscroll|intrinsic|field-sizing|interpolate|dynamic-range|math-|perspective-origin',
  'transform-origin|offset-|-webkit-(?:app|locale|user|line-break|rtl|mask-box)|orphans',
  'widows|column-rule-|text-size-adjust|caret)',
]);

const always = ['transform-origin', 'perspective-origin'] as const;

/** Turns what an element looks like into declarations for one that has no style of its own. */
export class StyleOf {
  readonly #properties: readonly {
    readonly name: string;
    readonly isInherited: boolean;
    readonly initial: string;
  }[];

  /** `neutral`: the computed style of an element without any, in a document without any. */
  constructor(neutral: CSSStyleDeclaration) {
    this.#properties = Array.from(neutral)
      .filter((name) => !left.test(name) && !name.startsWith('--'))
      .map((name) => ({
        name,
        isInherited: inherited.test(name),
        initial: neutral.getPropertyValue(name),
      }));
  }

  /** `parent`: what the element inherits from; undefined if it must say everything itself. */
  declarations(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | undefined): string {
    let text = '';
    for (const { name, isInherited, initial } of this.#properties) {
      const value = style.getPropertyValue(name);
      const known = parent && (isInherited ? parent.getPropertyValue(name) : initial);
      if (value !== known && value !== '') text += `${name}:${value};`;
    }
    if (style.transform !== 'none' || style.perspective !== 'none') {
      for (const name of always) text += `${name}:${style.getPropertyValue(name)};`;
    }
    return text;
  }
}
