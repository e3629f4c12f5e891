import { defined } from '../../defined.ts';
import { attributeOf, localNameOf } from '../../dom/elements.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import { opensMore } from '../control-words.ts';
import type { Control } from '../thread.ts';

/** Something to press that shows more of the discussion in the page, and what it says. */
export interface Opener {
  readonly element: Element;
  readonly label: string;
  /** How many posts its words speak of. */
  readonly count?: number;
}

const maxLabelLength = 60;
const maxClimb = 40;

/**
 * Those controls that, by their words, show more posts in place. Never one that could lead away from the page
 * or send anything: links to addresses, and buttons of forms that are not declared as plain ones.
 */
export function findOpeners(controls: readonly Control[]): Opener[] {
  return controls.flatMap(({ element, text }) => {
    if (!staysInPage(element)) return [];
    const own = squeeze(text);
    const label = own === '' ? squeeze(attributeOf(element, 'aria-label') ?? '') : own;
    if (label === '' || label.length > maxLabelLength || !opensMore(label)) return [];
    const count = countIn(label);
    return [{ element, label, ...defined({ count }) }];
  });
}

function staysInPage(element: Element): boolean {
  const attribute = (name: string) => attributeOf(element, name);
  if (attribute('disabled') !== undefined || attribute('aria-disabled') === 'true') return false;
  if (attribute('aria-expanded') === 'true' || attribute('aria-busy') === 'true') return false;
  if (attribute('aria-haspopup') !== undefined || attribute('download') !== undefined) return false;
  const tag = localNameOf(element);
  if (tag === 'a') {
    const href = attribute('href')?.trim() ?? '';
    return href === '' || /^#(?!.*[/!])|^javascript:\s*(?:void\s*\(?\s*0\s*\)?)?\s*;?$/i.test(href);
  }
  if (tag === 'summary') {
    const details = parentElementOf(element);
    return details !== undefined && attributeOf(details, 'open') === undefined;
  }
  if (insideOf(element, 'a', (link) => attributeOf(link, 'href') !== undefined)) return false;
  if (tag !== 'button') return true;
  if ((attribute('type') ?? 'submit').toLowerCase() === 'button') return true;
  return attribute('form') === undefined && !insideOf(element, 'form', () => true);
}

function insideOf(element: Element, tag: string, test: (outer: Element) => boolean): boolean {
  let at = parentElementOf(element);
  for (let step = 0; at !== undefined && step < maxClimb; step++) {
    if (localNameOf(at) === tag && test(at)) return true;
    at = parentElementOf(at);
  }
  return false;
}

function countIn(label: string): number | undefined {
  const digits = /\d[\d,]*/.exec(label.normalize('NFKC'))?.[0]?.replaceAll(',', '');
  const count = digits === undefined ? Number.NaN : Number(digits);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
