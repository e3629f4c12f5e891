/**
 * States that markup cannot carry (`:modal`, `:target`…) become attributes: the walk writes the attribute
 * where the state holds, and the style text asks for the attribute. Specificity is unchanged.
 */
export const stateAttributes: ReadonlyMap<string, string> = new Map([
  ['target', 'plaint-target'],
  ['modal', 'plaint-modal'],
  ['popover-open', 'plaint-popover-open'],
  ['fullscreen', 'plaint-fullscreen'],
  ['-webkit-full-screen', 'plaint-fullscreen'],
  ['playing', 'plaint-playing'],
  ['paused', 'plaint-paused'],
  ['autofill', 'plaint-autofill'],
  ['-webkit-autofill', 'plaint-autofill'],
  ['active-view-transition', 'plaint-view-transition'],
]);

/**
 * States that a form-associated custom element, or a person's typing, gives; asked for beside the browser's
 * own.
 */
export const controlStates = [
  'valid',
  'invalid',
  'user-valid',
  'user-invalid',
  'disabled',
  'enabled',
] as const;

/** What has the focus, or has it within. */
export const focusStates = ['focus', 'focus-visible', 'focus-within'] as const;

/** What the pointer was on, and what it held down. */
export const pointerStates = ['hover', 'active'] as const;

/** On what had no text on the page and is given some. */
export const emptyAttribute = 'plaint-empty';

export const undefinedAttribute = 'plaint-undefined';
export const customStateAttribute = 'plaint-state';
/** Lists the attribute selectors of the page's rules that an element answered to. */
export const askedAttribute = 'plaint-asked';
/** On the host of a tree: lists the selectors of `:host-context()` that what is around it answered to. */
export const contextAttribute = 'plaint-context';
/** On elements whose own margin a document in quirks mode does not show: at which of their edges. */
export const quirkAttribute = 'plaint-quirk';
/** On what is written for us alone, so that rules which count children can leave it out. */
export const addedAttribute = 'plaint-added';

/** The attribute, and the name of a part, that stands for a state. */
export function heldName(state: string): string {
  return `plaint-${state}`;
}
