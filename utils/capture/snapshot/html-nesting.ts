/**
 * A page's scripts can nest what no HTML source can: a `div` in a `p`, a link in a link, a cell outside a
 * table. Reparsed, such markup falls apart. So an element that the parser would move, drop or close is
 * written under another name, which the style text then asks for too. This follows the tree construction of
 * HTML §13.2.6.
 */
export interface Nesting {
  /** A `p` that certain start tags would close ("has a p element in button scope"). */
  readonly paragraph: boolean;
  readonly link: boolean;
  readonly button: boolean;
  readonly form: boolean;
  readonly nobr: boolean;
  readonly select: boolean;
  /** An open `li`, `dd` or `dt` with nothing special in between. */
  readonly item: 'li' | 'dd' | '';
  /** The name that the parent was written under. */
  readonly parent: string;
  /** Inside SVG or MathML proper, where HTML start tags break out. */
  readonly foreign: boolean;
}

export const topNesting: Nesting = {
  paragraph: false,
  link: false,
  button: false,
  form: false,
  nobr: false,
  select: false,
  item: '',
  parent: '',
  foreign: false,
};

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const closesParagraph = names(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form table hr li dd dt plaintext xmp',
);
const headings = names('h1 h2 h3 h4 h5 h6');
/** "Special" elements besides address, div and p, which end the look for an open item. */
const special = names(
  'applet area article aside base blockquote body br button caption center col colgroup dd details dir dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
);
/** Boundaries of every scope; the first group also puts a marker on the list of formatting elements. */
const markers = names('applet object marquee td th caption template');
const tableParts: Readonly<Record<string, ReadonlySet<string>>> = {
  caption: names('table'),
  colgroup: names('table'),
  col: names('colgroup table'),
  thead: names('table'),
  tbody: names('table'),
  tfoot: names('table'),
  tr: names('thead tbody tfoot table'),
  td: names('tr'),
  th: names('tr'),
};
const never = names('html head body frameset frame image svg math');

/** Whether the parser would put this element elsewhere than where it stands. */
export function isMisplaced(name: string, at: Nesting, isQuirks: boolean): boolean {
  if (at.foreign || never.has(name)) return true;
  const parents = Object.hasOwn(tableParts, name) ? tableParts[name] : undefined;
  if (parents) return !parents.has(at.parent);
  if (at.paragraph && closesParagraph.has(name) && !(isQuirks && name === 'table')) return true;
  if (headings.has(name)) return headings.has(at.parent);
  switch (name) {
    case 'a':
      return at.link;
    case 'button':
      return at.button;
    case 'form':
      return at.form;
    case 'nobr':
      return at.nobr;
    case 'select':
      return at.select;
    case 'option':
    case 'optgroup':
      return at.parent === 'option';
    case 'li':
      return at.item === 'li';
    case 'dd':
    case 'dt':
      return at.item === 'dd';
    default:
      return false;
  }
}

/** What holds for the children of an element written under `name`. */
export function nestingInside(name: string, at: Nesting): Nesting {
  if (markers.has(name)) return { ...topNesting, form: at.form, select: at.select, parent: name };
  if (name === 'table') {
    return { ...at, paragraph: false, button: false, item: '', parent: name };
  }
  let item = at.item;
  if (name === 'li') item = 'li';
  else if (name === 'dd' || name === 'dt') item = 'dd';
  else if (special.has(name)) item = '';
  return {
    paragraph: name === 'p' || (at.paragraph && name !== 'button'),
    link: at.link || name === 'a',
    button: at.button || name === 'button',
    form: at.form || name === 'form',
    nobr: at.nobr || name === 'nobr',
    select: at.select || name === 'select',
    item,
    parent: name,
    foreign: false,
  };
}

/** How browsers show an element, for one that is written under another name. */
const renamedDefaults: Readonly<Record<string, string>> = {
  p: 'display:block;margin-block:1em',
  ul: 'display:block;margin-block:1em;padding-inline-start:40px;list-style-type:disc',
  ol: 'display:block;margin-block:1em;padding-inline-start:40px;list-style-type:decimal',
  dl: 'display:block;margin-block:1em',
  dd: 'display:block;margin-inline-start:40px',
  dt: 'display:block',
  li: 'display:list-item;text-align:match-parent',
  blockquote: 'display:block;margin-block:1em;margin-inline:40px',
  figure: 'display:block;margin-block:1em;margin-inline:40px',
  pre: 'display:block;font-family:monospace;white-space:pre;margin-block:1em',
  hr: 'display:block;border:1px inset;margin-block:.5em',
  h1: 'display:block;font-size:2em;font-weight:bold;margin-block:.67em',
  h2: 'display:block;font-size:1.5em;font-weight:bold;margin-block:.83em',
  h3: 'display:block;font-size:1.17em;font-weight:bold;margin-block:1em',
  h4: 'display:block;font-weight:bold;margin-block:1.33em',
  h5: 'display:block;font-size:.83em;font-weight:bold;margin-block:1.67em',
  h6: 'display:block;font-size:.67em;font-weight:bold;margin-block:2.33em',
  fieldset: 'display:block;border:2px groove;margin-inline:2px;padding:.35em .75em .625em',
  center: 'display:block;text-align:-webkit-center',
  table: 'display:table;border-spacing:2px;border-collapse:separate;box-sizing:border-box',
  caption: 'display:table-caption;text-align:-webkit-center',
  colgroup: 'display:table-column-group',
  col: 'display:table-column',
  thead: 'display:table-header-group;vertical-align:middle',
  tbody: 'display:table-row-group;vertical-align:middle',
  tfoot: 'display:table-footer-group;vertical-align:middle',
  tr: 'display:table-row;vertical-align:inherit',
  td: 'display:table-cell;vertical-align:inherit;padding:1px',
  th: 'display:table-cell;vertical-align:inherit;padding:1px;font-weight:bold;text-align:-internal-center',
  a: 'color:-webkit-link;text-decoration:underline;cursor:pointer',
  button:
    'display:inline-block;padding:1px 6px;border:2px outset buttonborder;background:buttonface;color:buttontext;font:13.333px Arial;text-align:center;box-sizing:border-box;cursor:default',
  nobr: 'white-space:nowrap',
  body: 'display:block;margin:8px',
  head: 'display:none',
  option: 'display:block',
};

export function renamedDefault(name: string): string {
  return renamedDefaults[name] ?? (closesParagraph.has(name) ? 'display:block' : '');
}
