import { matchesSelector } from '../../dom/elements.ts';

/** What Chromium draws: the box and the dash in it, on light and on dark. */
const ordinary = { box: ['#0075ff', '#99c8ff'], dash: ['#fff', '#3b3b3b'] } as const;
const disabled = { box: ['#d1d1d1', '#757575'], dash: ['#f5f5f5', '#3b3b3b'] } as const;

type OnLightAndDark = readonly [light: string, dark: string];

/**
 * Declarations that draw a box that is neither on nor off, which no markup can say: of the size that the box
 * has, in the page's accent color, dimmed where it is disabled. Empty where the page draws its boxes itself,
 * since it draws the third state too, by `:indeterminate`.
 */
export function mixedBoxStyle(el: Element): string {
  const style = getComputedStyle(el);
  const { appearance, width, height, accentColor } = style;
  if (appearance === 'none') return '';
  const { box, dash } = matchesSelector(el, ':disabled') ? disabled : accented(accentColor);
  const draw = (boxColor: string, dashColor: string): string =>
    `background:linear-gradient(${dashColor},${dashColor}) center/54% 15.4% no-repeat ${boxColor}!important;`;
  // The scheme may be settled on any element above; where the function is unknown the first declaration
  // holds.
  const byScheme = draw(lightDark(box), lightDark(dash));
  return `${onLine(style)}appearance:none!important;box-sizing:border-box!important;width:${width}!important;height:${height}!important;border:0!important;padding:0!important;border-radius:15%!important;${draw(box[0], dash[0])}${byScheme}`;
}

/** A native box stands on the line with its border, an empty inline block with its margin. */
function onLine({ verticalAlign, marginBottom }: CSSStyleDeclaration): string {
  const raised =
    verticalAlign === 'baseline' ? 0 : Number(/^(-?[\d.]+)px$/.exec(verticalAlign)?.[1]);
  const below = Number.parseFloat(marginBottom);
  if (Number.isNaN(raised) || Number.isNaN(below)) return '';
  return `vertical-align:${raised - below}px!important;`;
}

function lightDark([light, dark]: OnLightAndDark): string {
  return `light-dark(${light},${dark})`;
}

/** The page's own accent, with a dash that can be seen on it. */
function accented(color: string): { readonly box: OnLightAndDark; readonly dash: OnLightAndDark } {
  const channels = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const [red, green, blue] = channels;
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined) {
    return color === 'auto' || color === '' ? ordinary : { ...ordinary, box: [color, color] };
  }
  const isBright = 0.299 * red + 0.587 * green + 0.114 * blue > 160;
  const dash = isBright ? ordinary.dash[1] : ordinary.dash[0];
  return { box: [color, color], dash: [dash, dash] };
}
