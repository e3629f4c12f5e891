import * as fc from 'fast-check';

/**
 * The tree that every sheet is tried on: names and values that look like CSS, and each state that a tree can
 * be in.
 */
export const tree = `
<div class="box wide:disabled:red" id="one" title=":focus, :invalid {"><p class="名前 p">one <a href="#x" class="a hover">link</a><a href="page.html" onclick="void 0" style="top:0">near</a><span>s</span></p><p class="p last-child">two</p></div>
<ul class="list"><li class="on">1</li><li data-x="},{:disabled" class="1st">2<b>b</b></li><li>3</li></ul>
<x-el class="x" part="x" lang="zh"><i>in</i></x-el>
<form class="form"><input class="i" placeholder="say it"><input class="i" required><input type="checkbox" checked><button class="b" disabled>off</button><button class="b sm:hover:never">on</button><fieldset disabled><input></fieldset></form>
<section class="c"><div class="in"><em data-q="a&quot;b\\c">deep</em></div><svg width="10" height="10"><a class="s"><path d="M0 0"/></a></svg></section>
<span class="é">é</span><details open class="d"><summary>sum</summary>text</details>`;

const pick = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

const compound = pick(
  '*',
  'div',
  'p',
  'a',
  'A',
  'span',
  'li',
  'ul',
  'b',
  'i',
  'em',
  'x-el',
  'button',
  'input',
  'form',
  'section',
  'svg|a',
  '*|a',
  'details',
  '.box',
  '.wide\\:disabled\\:red',
  '.名前',
  '.\\540d\\524d',
  '.p',
  '.a',
  '.hover',
  '.last-child',
  '.on',
  '.\\31st',
  '.\\31 st',
  '.x',
  '.i',
  '.b',
  '.c',
  '.in',
  '.é',
  '.sm\\:hover\\:never',
  '#one',
  '[title=":focus, :invalid {"]',
  "[data-x='},{:disabled']",
  '[data-x^="},{" i]',
  '[title*=\\:focus]',
  '[data-q="a\\"b\\\\c"]',
  '[class~=\\31st]',
  '[part]',
  '[href="#x"]',
  '[href^="http"]',
  '[HREF$="ge.html" i]',
  '[onclick]',
  '[style*="to"]',
  '[*|style]',
  '[nonce]',
);
const simple = pick(
  ':first-child',
  ':last-child',
  ':only-child',
  ':nth-child(2n+1)',
  ':nth-child(2 of .p, :disabled)',
  ':nth-last-child(1)',
  ':nth-of-type(odd)',
  ':empty',
  ':root',
  ':any-link',
  ':checked',
  ':disabled',
  ':ENABLED',
  ':valid',
  ':invalid',
  ':required',
  ':optional',
  ':placeholder-shown',
  ':read-only',
  ':lang(zh)',
  ':dir(ltr)',
  ':hover',
  ':active',
  ':focus',
  ':focus-visible',
  ':focus-within',
  ':\\68over',
  ':target',
  ':defined',
  ':modal',
  ':popover-open',
  ':fullscreen',
  ':indeterminate',
  ':autofill',
  ':playing',
  ':paused',
  ':user-invalid',
  ':default',
  ':open',
  ':state(\\:x)',
);
const pseudo = pick(
  '',
  '',
  '',
  '::before',
  '::after',
  ':before',
  '::marker',
  '::first-line',
  '::selection',
  '::placeholder',
  '::file-selector-button:hover',
  '::-webkit-scrollbar-thumb:hover',
  '::details-content',
);
const combinator = pick(' ', ' > ', ' + ', ' ~ ', '>', '/* :hover */ ');

const { list } = fc.letrec<{ one: string; complex: string; list: string }>((tie) => ({
  one: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(compound, fc.option(simple, { nil: '' })).map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: simple },
    {
      weight: 3,
      arbitrary: fc
        .tuple(compound, pick(':is', ':where', ':not', ':-webkit-any', ':IS'), tie('list'))
        .map(([c, f, l]) => `${c}${f}(${l})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(compound, pick('', '> ', '+ '), tie('complex'))
        .map(([c, r, s]) => `${c}:has(${r}${s})`),
    },
  ),
  complex: fc.oneof(
    { maxDepth: 3 },
    tie('one'),
    fc.tuple(tie('one'), combinator, tie('one')).map((parts) => parts.join('')),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    tie('complex'),
    fc.tuple(tie('complex'), tie('complex')).map((parts) => parts.join(', ')),
  ),
}));

const selector = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(list, pseudo).map(([l, p]) => (l.split(', ').length > 1 ? l : l + p)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        pick(':host', ':host(.h)', ':host(:not(:hover))', ':host-context(body)'),
        fc.option(list, { nil: '' }),
      )
      .map(([h, l]) => (l === '' ? h : `${h} :is(${l})`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(compound, fc.option(simple, { nil: '' }))
      .map((parts) => `::slotted(${parts.join('')})`),
  },
);

const odd = pick(
  '"a:hover{b:c}"',
  "':focus, {}'",
  '"\\"}"',
  '"\\201c 名\\"{"',
  '"</STYLE"',
  '"/* "',
  '"*/"',
  '"url(x)"',
  '"\\\n}"',
);
const anything = pick(
  ':hover{a:b}',
  '{a:focus{color:red}}',
  'a,b{:disabled}',
  '[x=":hover"]',
  '/* ; */ 1px',
  'url("#a:hover")',
  '"light dark"',
  'var(--two, :target)',
  '!x',
  '@media (hover)',
  '名 é',
  '1px solid',
  '',
  'light dark',
  ' {} ',
);
const colour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((rgb) => `rgb(${rgb.join(',')})`);
const length = fc.integer({ min: 0, max: 30 }).map((size) => `${size}px`);
const important = pick('', '', '', ' !important', '! IMPORTANT');

const declaration = fc.oneof(
  fc
    .tuple(
      pick('color', 'background-color', 'border-top-color', 'outline-color', 'COLOR'),
      colour,
      important,
    )
    .map(([p, v, i]) => `${p}:${v}${i}`),
  fc
    .tuple(
      pick(
        'padding',
        'margin-left',
        'border-width',
        'text-indent',
        'letter-spacing',
        'inset-inline-start',
        'margin-block',
      ),
      length,
      important,
    )
    .map(([p, v, i]) => `${p}: ${v}${i}`),
  fc
    .tuple(pick('content', 'quotes'), odd)
    .map(([p, v]) => (p === 'quotes' ? `quotes:${v} ${v}` : `${p}:${v}`)),
  fc
    .tuple(
      pick('--one', '--two', '--名', '--a\\:hover', '--:x'.replace(':', '\\:')),
      fc.oneof(anything, colour, length, odd),
      important,
    )
    .map(([p, v, i]) => `${p}:${v}${i}`),
  fc
    .tuple(
      pick('color', 'padding', 'border', 'margin', 'background'),
      pick('--one', '--two', '--名', '--a\\:hover'),
    )
    .map(([p, v]) => `${p}:var(${v})`),
  fc
    .tuple(
      pick('border', 'padding', 'margin', 'background', 'border-radius', 'inset'),
      length,
      pick('top', 'left'),
    )
    .map(
      ([p, v, s]) =>
        `${p}:var(--none, ${v});${p === 'border' ? `border-${s}-width` : p === 'padding' || p === 'margin' ? `${p}-${s}` : 'top'}:3px`,
    ),
  pick(
    'font-family:"a:hover", 名',
    'text-transform:uppercase',
    'container-type:inline-size',
    'border-style:solid',
    'position:relative',
    'background-image:linear-gradient(red,blue)',
    'list-style:square',
    'unicode-range:U+4??',
    'filter:url(#f)',
    '/* a:focus{} */',
    ';;',
    'will-change:color',
    'mask:url(#m)',
  ),
);
const declarations = fc
  .array(declaration, { minLength: 1, maxLength: 4 })
  .map((all) => all.join(';'));

const prelude = pick(
  '@layer a',
  '@layer b.c',
  '@layer',
  '@media (min-width:1px)',
  '@media screen and (max-width:1px)',
  '@media (hover: hover), (prefers-color-scheme: dark)',
  '@media not (prefers-reduced-motion: reduce)',
  '@supports (color:red)',
  '@supports selector(:focus)',
  '@supports not (x:":hover")',
  '@container (min-width:1px)',
  '@container (width<1px)',
  '@scope (.box) to (a:hover)',
  '@scope (:host)',
  '@scope (.c:not(:focus))',
  '@starting-style',
);
const statement = pick(
  '@layer c, a;',
  '@keyframes hover{from{color:red}50%{--x:":hover"}to{color:blue}}',
  '@property --名{syntax:"<length>";inherits:true;initial-value:2px}',
  '@font-face{font-family:":hover";src:local("x:focus")}',
  '@counter-style \\:x{system:cyclic;symbols:":hover" "{"}',
  '@unknown :hover{a:focus{}}',
  '<!-- -->',
  '/* } a:hover{ */',
  '@page :first{margin:1px}',
  'a:hover;b{color:red}',
  '@font-palette-values --x{font-family:y}',
);

const { rule } = fc.letrec<{ rule: string; nested: string }>((tie) => ({
  nested: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(pick('&', '& ', '> ', '.on &', '+ ', '&:hover ', ''), list, declarations)
      .map(([a, l, d]) => (a === '&' ? `&:is(${l}){${d}}` : `${a}${a === '.on &' ? '' : l}{${d}}`)),
    fc.tuple(prelude, declarations).map(([p, d]) => `${p}{${d}}`),
    fc.tuple(prelude, tie('nested')).map(([p, n]) => `${p}{${n}}`),
  ),
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(selector, declarations).map(([s, d]) => `${s}{${d}}`),
    fc
      .tuple(selector, declarations, tie('nested'), declarations)
      .map(([s, d, n, e]) => `${s} {${d};${n}${e}}`),
    fc
      .tuple(prelude, fc.array(tie('rule'), { maxLength: 2 }))
      .map(([p, r]) => `${p} {\n${r.join('\n')}}`),
    statement,
  ),
}));

/** How a sheet comes into its tree. */
export interface TriedSheet {
  readonly text: string;
  readonly as: 'style' | 'adopted' | 'inserted' | 'edited';
}

export const triedSheet: fc.Arbitrary<TriedSheet> = fc.record({
  text: fc.array(rule, { minLength: 1, maxLength: 5 }).map((rules) => rules.join('\n')),
  as: pick('style', 'adopted', 'inserted', 'edited'),
});
