/** What a control itself can be, whatever it is on this page; `as it is` leaves it alone. */
export const conditions = [
  'as it is',
  'disabled',
  'checked',
  'unchecked',
  'invalid',
  'pressed true',
  'pressed false',
  'current',
  'expanded',
] as const;
export type ControlState = (typeof conditions)[number];

export interface Measured {
  readonly condition: ControlState;
  readonly control: string;
  readonly ratio: number;
}

/**
 * Runs in a page. Brings every marked control into each condition in turn, measures the contrast of its texts
 * with what lies behind them, and puts it back. Everything it needs is within: the function is sent
 * as its source.
 */
export function measureControls(wanted: readonly ControlState[]): Measured[] {
  type Colour = readonly [number, number, number, number];
  type Own = { readonly colour: Colour; readonly share: number };
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  const known = new Map<string, Colour>();
  const parse = (text: string): Colour => {
    const found = known.get(text);
    if (found !== undefined) return found;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const colour = [red, green, blue, alpha / 255] as const;
    known.set(text, colour);
    return colour;
  };
  const mix = (above: Colour, below: Colour, share: number): Colour => {
    const at = (index: 0 | 1 | 2) => above[index] * share + below[index] * (1 - share);
    return [at(0), at(1), at(2), 1];
  };
  const over = (above: Colour, below: Colour) => mix(above, below, above[3]);
  type Layer = { readonly background: Colour; readonly share: number };
  /** As long as one condition lasts: most controls lie in the same elements. */
  const layers = new Map<Element, Layer>();
  const layerOf = (element: Element): Layer => {
    const found = layers.get(element);
    if (found !== undefined) return found;
    const { backgroundColor, opacity } = getComputedStyle(element);
    const layer = { background: parse(backgroundColor), share: Number(opacity) };
    layers.set(element, layer);
    return layer;
  };

  /** What the eye gets: the text's colour and the one behind it, through every layer from the root down. */
  const seen = (
    chain: readonly Element[],
    own: Own,
    below: Colour,
  ): { text: Colour; ground: Colour } => {
    const [element, ...inner] = chain;
    if (element === undefined) {
      return { text: mix(over(own.colour, below), below, own.share), ground: below };
    }
    const { background, share } = layerOf(element);
    const within = seen(inner, own, over(background, below));
    return {
      text: mix(within.text, below, share),
      ground: mix(within.ground, below, share),
    };
  };
  const luminance = ([red, green, blue]: Colour) => {
    const linear = (value: number) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const contrast = (element: Element, pseudo?: '::placeholder') => {
    const chain: Element[] = [];
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      chain.unshift(each);
    const style = getComputedStyle(element, pseudo);
    // The element's own opacity is its link of the chain; a placeholder has one more.
    const own = {
      colour: parse(style.color),
      share: pseudo === undefined ? 1 : Number(style.opacity),
    };
    const { text, ground } = seen(chain, own, parse('Canvas'));
    const [light = 0, dark = 0] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  /** Gives a way back, or undefined for a control that cannot be so. */
  const bring = (control: Element, condition: ControlState): (() => void) | undefined => {
    const attribute = (name: string, value: string) => {
      const before = control.getAttribute(name);
      control.setAttribute(name, value);
      return () =>
        before === null ? control.removeAttribute(name) : control.setAttribute(name, before);
    };
    const isField = control.matches('input, select, textarea');
    if (condition === 'as it is') return () => undefined;
    if (condition === 'disabled')
      return isField || control.matches('button') ? attribute('disabled', '') : undefined;
    if (condition === 'invalid') return isField ? attribute('aria-invalid', 'true') : undefined;
    if (condition === 'checked' || condition === 'unchecked') {
      if (!(control instanceof HTMLInputElement)) return undefined;
      if (control.type !== 'checkbox' && control.type !== 'radio') return undefined;
      const { checked, name } = control;
      // Without its name a radio button does not uncheck the others.
      control.name = '';
      control.checked = condition === 'checked';
      return () => {
        control.name = name;
        control.checked = checked;
      };
    }
    if (!control.matches('button, a[href], summary, [role=tab], [role=option]')) return undefined;
    if (condition === 'pressed true') return attribute('aria-pressed', 'true');
    if (condition === 'pressed false') return attribute('aria-pressed', 'false');
    if (condition === 'current') {
      const undo = [attribute('aria-current', 'step'), attribute('aria-selected', 'true')];
      return () => {
        for (const back of undo) back();
      };
    }
    return attribute('aria-expanded', 'true');
  };

  const measure = (condition: ControlState): Measured[] => {
    const controls = [...document.querySelectorAll('[data-control]')].filter(
      (control) => control.checkVisibility() && control.closest('[inert]') === null,
    );
    const brought = controls.map((control) => [control, bring(control, condition)] as const);
    layers.clear();
    const found = brought.flatMap(([control, undo]) => {
      if (undo === undefined) return [];
      const name = `${control.localName} "${(control.textContent ?? '').trim().slice(0, 40)}"`;
      // The words of a box or a field stand beside it, in its label.
      const label = control.closest('label') ?? control;
      const holders = [label, ...label.querySelectorAll('*')].filter(
        (each) =>
          each.checkVisibility() &&
          (each.matches('input, select, textarea') ||
            [...each.childNodes].some(
              (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
            )),
      );
      return holders.flatMap((holder) => {
        const hasPlaceholder = (holder.getAttribute('placeholder') ?? '') !== '';
        const isBox = holder.matches('[type=checkbox], [type=radio], [type=range]');
        return [
          ...(isBox ? [] : [{ condition, control: name, ratio: contrast(holder) }]),
          ...(hasPlaceholder
            ? [
                {
                  condition,
                  control: `${name} placeholder`,
                  ratio: contrast(holder, '::placeholder'),
                },
              ]
            : []),
        ];
      });
    });
    for (const [, undo] of brought.toReversed()) undo?.();
    return found;
  };
  return wanted.flatMap(measure);
}
