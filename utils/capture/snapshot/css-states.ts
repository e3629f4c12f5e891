/**
 * States that markup cannot carry (`:modal`, `:target`, custom states…) become attributes: the walk writes
 * the attribute where the state holds, and the style text asks for the attribute. Specificity is unchanged.
 */
export const stateAttributes: Readonly<Record<string, string>> = {
  target: 'plaint-target',
  modal: 'plaint-modal',
  'popover-open': 'plaint-popover-open',
  fullscreen: 'plaint-fullscreen',
  '-webkit-full-screen': 'plaint-fullscreen',
  indeterminate: 'plaint-indeterminate',
  playing: 'plaint-playing',
  paused: 'plaint-paused',
  autofill: 'plaint-autofill',
  '-webkit-autofill': 'plaint-autofill',
  'active-view-transition': 'plaint-view-transition',
};
/** States that a form-associated custom element, or a person's typing, gives; asked for beside the browser's own. */
export const controlStates = [
  'valid',
  'invalid',
  'user-valid',
  'user-invalid',
  'disabled',
  'enabled',
] as const;
export const undefinedAttribute = 'plaint-undefined';
export const customStateAttribute = 'plaint-state';

const stateful =
  /(?<!:):(target|modal|popover-open|fullscreen|-webkit-full-screen|indeterminate|playing|paused|autofill|-webkit-autofill|active-view-transition|defined)(?![\w(-])|(?<!:):(?:state\(\s*([\w-]+)\s*\)|(--[\w-]+))/g;
const quick =
  /:(?:target|modal|popover-open|fullscreen|-webkit-full|indeterminate|playing|paused|autofill|-webkit-autofill|active-view-transition|defined|state\(|--)/;

/** Rewrites the selectors of style text; calls `onState` with the name of every custom state that it asks for. */
export function rewriteStates(text: string, onState: (name: string) => void): string {
  if (!quick.test(text)) return text;
  return text.replace(stateful, (whole, name?: string, state?: string, legacy?: string) => {
    if (name === 'defined') return `:not([${undefinedAttribute}])`;
    if (name === 'indeterminate') return ':is(:indeterminate,[plaint-indeterminate])';
    if (name !== undefined) return `[${stateAttributes[name] ?? name}]`;
    const custom = state ?? legacy;
    if (custom === undefined || legacy !== undefined) return whole;
    onState(custom);
    return `[${customStateAttribute}~="${custom}"]`;
  });
}

const reporterFeature =
  /\(\s*(?:prefers-[a-z-]+|forced-colors|inverted-colors|scripting|display-mode|hover|any-hover|pointer|any-pointer|dynamic-range|color-gamut)\s*(?::\s*[a-z-]+\s*)?\)/gi;

/** Settles, in media queries, what depends on the reporter's browser rather than the page, as it was when seen. */
export function settleMedia(query: string, isTrue: (feature: string) => boolean): string {
  return query.replace(reporterFeature, (feature) =>
    isTrue(feature) ? '(min-width:0px)' : '(max-width:-1px)',
  );
}

const schemes = /(?<![\w-])(color-scheme\s*:\s*)([^;}!]*\b(?:light|dark)\b[^;}!]*)/gi;

/** Of two schemes that a page offers, the one that the reporter's browser chose, so that the snapshot shows no other. */
export function settleScheme(list: string, isTrue: (feature: string) => boolean): string {
  if (!/\blight\b/i.test(list) || !/\bdark\b/i.test(list)) return list;
  return isTrue('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/** The same for every `color-scheme` of style text. */
export function settleSchemes(text: string, isTrue: (feature: string) => boolean): string {
  if (!/color-scheme\s*:/i.test(text)) return text;
  return text.replace(
    schemes,
    (_, property: string, list: string) => property + settleScheme(list, isTrue),
  );
}

const mediaPrelude = /@media[^{;]*/gi;

/** The same for every `@media` of a sheet. */
export function settleMediaRules(text: string, isTrue: (feature: string) => boolean): string {
  if (!/@media/i.test(text)) return text;
  return text.replace(mediaPrelude, (prelude) => settleMedia(prelude, isTrue));
}

const others = ':not(:where([plaint-added]))';

/** Lets a rule count from the end as if the style element that carries it, in a shadow tree, were not there. */
export function countWithoutAdded(text: string): string {
  if (!/:(?:last-child|only-child|nth-last-child)/.test(text)) return text;
  return text
    .replace(/:last-child(?![\w-])/g, `:nth-last-child(1 of ${others})`)
    .replace(/:only-child(?![\w-])/g, `:where(:first-child):nth-last-child(1 of ${others})`)
    .replace(/:nth-last-child\(([^()]*)\)/g, (whole, step: string) =>
      /\bof\b/.test(step) ? whole : `:nth-last-child(${step} of ${others})`,
    );
}

const controlState = /(?<!:):(valid|invalid|user-valid|user-invalid|disabled|enabled)(?![\w-])/g;

/** Lets rules for the states of controls hold for elements that have them from a script or from typing. */
export function holdControlStates(text: string): string {
  if (!/:(?:user-)?(?:in)?valid|:(?:dis|en)abled/.test(text)) return text;
  return text.replace(controlState, (whole, name: string) => `:is(${whole},[plaint-${name}])`);
}

/** A field whose words were not kept still does not show its placeholder's label. */
export function holdTyped(text: string): string {
  return text.replace(
    /(?<!:):placeholder-shown(?![\w-])/g,
    ':placeholder-shown:not([plaint-typed])',
  );
}

/** Lets rules for the focus hold for the element that had it. */
export function holdFocus(text: string): string {
  if (!text.includes(':focus')) return text;
  return text.replace(
    /:(focus|focus-visible|focus-within)(?![\w-])/g,
    (whole, name: string) => `:is(${whole},[plaint-${name}])`,
  );
}
