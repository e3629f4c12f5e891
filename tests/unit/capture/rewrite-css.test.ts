import { describe, expect, it } from 'vitest';
import {
  type CssChanges,
  rewriteDeclarations,
  rewriteSheet,
} from '../../../utils/capture/css/rewrite-css.ts';
import { isWrittenOtherwise } from '../../../utils/capture/snapshot/attribute-rules.ts';
import { CssTokens } from '../../../utils/css/css-tokens.ts';
import { rewriteUrls } from '../../../utils/css/rewrite-urls.ts';

interface Options {
  readonly isTrue?: (feature: string) => boolean;
  readonly holds?: boolean;
  readonly isAdded?: boolean;
  readonly renamed?: readonly string[];
  readonly states?: string[];
  readonly parts?: string[];
  readonly unknown?: string;
  readonly drawn?: string[];
  readonly asked?: string[];
  readonly contexts?: string[];
}

function changes(options: Options = {}): CssChanges {
  const { holds = true, isAdded = false, renamed, states, parts, asked = [] } = options;
  return {
    writeUrl: (url, inFontFace) =>
      /^(?:#|data:)/.test(url) ? undefined : `[${inFontFace ? 'font ' : ''}${url}]`,
    isTrue: options.isTrue ?? (() => false),
    drawn: (name) => options.drawn?.push(name),
    selectors: {
      focus: holds,
      pointer: holds,
      customState: (name) => `s${states?.push(name) ?? 1}`,
      isKnown: (name) => name !== options.unknown,
      partState: (state) => parts?.push(state),
      attributeMark: (name, selector) =>
        isWrittenOtherwise(name.toLowerCase())
          ? `${name.toLowerCase()} ${asked.push(selector)}`
          : undefined,
      contextMark: (selector) => `c${options.contexts?.push(selector) ?? 1}`,
      isAdded,
      ...(renamed ? { renamed: new Set(renamed) } : {}),
    },
  };
}

function rewrite(text: string, options: Options = {}): string {
  return rewriteSheet(text, changes(options)).join('');
}

/** A sheet that says the same whatever is held. */
function keeps(text: string, options: Options = {}): void {
  expect(rewrite(text, options)).toBe(text);
}

describe('selectors', () => {
  it.each([
    ['dialog:modal::backdrop{}', 'dialog[plaint-modal]::backdrop{}'],
    ['p:target, i:defined{}', 'p[plaint-target], i:not([plaint-undefined]){}'],
    ['a{&:hover b{c:d}}', 'a{&:is(:hover,[plaint-hover]) b{c:d}}'],
    ['@media all{a:focus{b:c}}', '@media all{a:is(:focus,[plaint-focus]){b:c}}'],
    ['@scope (a:hover) to (b){c{}}', '@scope (a:is(:hover,[plaint-hover])) to (b){c{}}'],
    ['@layer x{a:active::before{}}', '@layer x{a:is(:active,[plaint-active])::before{}}'],
    [
      ':host(:hover) ::slotted(a:focus){}',
      ':host(:is(:hover,[plaint-hover])) ::slotted(a:is(:focus,[plaint-focus])){}',
    ],
    [
      'a:not(:valid,b:has(> c:disabled)){}',
      'a:not(:is(:valid,[plaint-valid]),b:has(> c:is(:disabled,[plaint-disabled]))){}',
    ],
    ['A:HOVER{}', 'A:is(:HOVER,[plaint-hover]){}'],
    ['a:\\68over{}', 'a:is(:\\68over,[plaint-hover]){}'],
    ['a:nth-child(2n of :hover){}', 'a:nth-child(2n of :is(:hover,[plaint-hover])){}'],
    [
      '.wide\\:disabled\\:red:disabled{}',
      '.wide\\:disabled\\:red:is(:disabled,[plaint-disabled]){}',
    ],
    ['.名前:focus-visible{}', '.名前:is(:focus-visible,[plaint-focus-visible]){}'],
    ['p:empty + b{}', 'p:is(:empty,[plaint-empty]) + b{}'],
    [':root:active-view-transition p{}', ':root[plaint-view-transition] p{}'],
    ['a:placeholder-shown{}', 'a:placeholder-shown:not(:where([plaint-typed])){}'],
  ])('hold in %s', (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it.each(['playing', 'user-valid'])('leave what the browser does not know: %s', (unknown) => {
    keeps(`a:${unknown}{}b{}`, { unknown });
  });

  it.each([
    '.md\\:focus\\:ring, .x\\:modal, #a\\:target{b:c}',
    '[title=":focus, :invalid {"], [a=\'},{:disabled\']{b:c}',
    '.quote::after{content:":target and :disabled"}',
    'a{--x::hover{b:c};--y:{a:focus{}}}',
    'a{/* b:hover{} */c:d}',
    'a::-webkit-scrollbar-thumb:hover, b::file-selector-button:active{}',
    '@font-face{font-family:":hover"}@keyframes hover{from{a:b}}',
    '@supports selector(:focus){}',
    ':lang(hover):dir(ltr):nth-child(2n+1){}',
    'a{background:url(":hover")}'.replace('":hover"', '"#:hover"'),
    'p:target-within, ::target-text{}',
    'a{b:c;d:hover;e:focus}',
  ])('stay as they are in %s', (text) => {
    keeps(text);
  });

  it('hold nothing that no element had', () => {
    keeps('a:hover b:focus{}', { holds: false });
  });

  it('name custom states by what any attribute can say', () => {
    const states: string[] = [];
    expect(rewrite('x-y:state(on), x-y:state(名\\"x){}', { states })).toBe(
      'x-y[plaint-state~="s1"], x-y[plaint-state~="s2"]{}',
    );
    expect(states).toEqual(['on', '名"x']);
  });

  it('ask for a state of a part by a name of the part, of the same specificity', () => {
    const parts: string[] = [];
    expect(rewrite('a::part(b):hover::before{}', { parts })).toBe(
      'a::part(b plaint-hover):is(:hover,:not(:hover))::before{}',
    );
    expect(parts).toEqual(['hover']);
  });

  it('count children as if what we added were not there', () => {
    const others = ':not(:where([plaint-added]))';
    expect(rewrite('a:last-child, b:nth-last-child(2n+1){}', { isAdded: true })).toBe(
      `a:nth-last-child(1 of ${others}), b:nth-last-child(2n+1 of ${others}){}`,
    );
    keeps('a:last-child{}');
  });

  it('match elements under another name too', () => {
    const renamed = ['p', 'div'];
    expect(rewrite('p > div.a, .P div:not(p)::before{color:red}', { renamed })).toBe(
      ':is(p,plaint-p) > :is(div,plaint-div).a, .P :is(div,plaint-div):not(:is(p,plaint-p))::before{color:red}',
    );
    expect(rewrite('@media all{*|p{a:b;P{c:d}}}', { renamed })).toBe(
      '@media all{:is(*|p,plaint-p){a:b;:is(P,plaint-p){c:d}}}',
    );
    keeps('svg|p, [p], .p, #p, a::part(p), :nth-child(p of a), x-p{p:p;--p:p{};content:"p {"}', {
      renamed,
    });
  });
});

describe('URLs', () => {
  it.each([
    ['a{b:url(x.png)}', 'a{b:url("[x.png]")}'],
    ['a{b:url( "x y.png" )}', 'a{b:url("[x y.png]")}'],
    ["a{b:url('a\\'b')}", 'a{b:url("[a\'b]")}'],
    ['a{b:url(\\61 b.png)}', 'a{b:url("[ab.png]")}'],
    ['a{b:URL(x) u\\72l(y)}', 'a{b:url("[x]") url("[y]")}'],
    [
      'a{b:image-set("x" 1x, url(y) 2x type("z"))}',
      'a{b:image-set(url("[x]") 1x, url("[y]") 2x type("z"))}',
    ],
    ['@font-face{src:url(f)} a{b:url(g)}', '@font-face{src:url("[font f]")} a{b:url("[g]")}'],
    ['@import url("a;b") layer(x); p{}', '; p{}'],
  ])('are found in %s', (text, expected) => {
    expect(rewrite(text)).toBe(expected);
    expect(rewriteUrls(text, changes().writeUrl).join('')).toBe(expected);
  });

  it.each([
    '/* url(no) */a{content:"url(no)"}',
    'a{b:my-url(x) url(#y)}',
    '@namespace svg url(http://www.w3.org/2000/svg);',
  ])('are none in %s', (text) => {
    keeps(text);
  });
});

/** How often tokens are asked for their kind: all that goes through style text asks for it. */
function countTokenReads(work: () => unknown): number {
  const { kindAt } = CssTokens.prototype;
  let reads = 0;
  CssTokens.prototype.kindAt = function (this: CssTokens, index: number) {
    reads++;
    return kindAt.call(this, index);
  };
  try {
    work();
  } finally {
    CssTokens.prototype.kindAt = kindAt;
  }
  return reads;
}

describe('what is never closed', () => {
  it.each([
    ['a{b:url(x', 'a{b:url("[x]")}'],
    ['a{b:"c', 'a{b:"c"}'],
    ['a{b:"c\\', 'a{b:"c\\\n"}'],
    ['@media x{a{b:c(', '@media x{a{b:c()}}'],
    ['a{b:c}/* d', 'a{b:c}/* d*/'],
    ['a{}} b{c:d}', 'a{}! b{c:d}'],
  ])('ends with the sheet: %s', (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it('cannot end the element that holds it', () => {
    for (const text of [
      'a{b:"</style>"}',
      'a{--b: </STYLE }',
      '/*</style>*/',
      'a{b:url(</style>)}',
    ]) {
      expect(rewrite(text)).not.toMatch(/<\/style/i);
    }
  });

  it.each(['"\n', '(', ':is(', 'a{', '[', ':nth-last-child(', 'a:not(', '}', '\\'])(
    'costs twice the work for twice as many of %j',
    (unit) => {
      const workFor = (count: number) =>
        countTokenReads(() =>
          rewrite(`a{b:c}${unit.repeat(count)}`, { isAdded: true, renamed: ['p'] }),
        );
      expect(workFor(4_000) / workFor(2_000)).toBeLessThan(2.1);
    },
  );
});

describe('preferences', () => {
  const inDark = (feature: string) => feature === '(prefers-color-scheme: dark)';

  it('are settled in media queries, and nothing else', () => {
    const text = '@media (prefers-color-scheme: dark) and (min-width: 5px){a{b:c}} a{d:"(hover)"}';
    expect(rewrite(text, { isTrue: inDark })).toBe(
      '@media (min-width:0px) and (min-width: 5px){a{b:c}} a{d:"(hover)"}',
    );
    expect(rewrite(text)).toContain('(max-width:-1px) and');
    expect(rewrite('a{@media (hover){b:c}}')).toBe('a{@media (max-width:-1px){b:c}}');
  });

  it('settle which of two colour schemes was seen', () => {
    const sheet =
      ':root{color-scheme:light dark !important}p{color-scheme:only light;--color-scheme:light dark}';
    expect(rewrite(sheet, { isTrue: inDark })).toBe(sheet.replace('light dark !', 'dark !'));
    const inline = rewriteDeclarations('color-scheme: dark light; color: red', changes());
    expect(inline.join('')).toBe('color-scheme: light; color: red');
  });
});

describe('pictures that a script draws', () => {
  it('are told by name, wherever a declaration has them and nowhere else', () => {
    const drawn: string[] = [];
    const text =
      'a{background:url(x.png),paint( dots, 3)}@media all{b{mask-image:PAINT(wave)}} c{content:"paint(no)";--d:paint-order}';
    const written = rewrite(text, { drawn });
    expect(drawn).toEqual(['dots', 'wave']);
    expect(written).toBe(text.replace('url(x.png)', 'url("[x.png]")'));
    rewriteDeclarations('border-image-source: paint(frame)', changes({ drawn }));
    expect(drawn).toEqual(['dots', 'wave', 'frame']);
  });
});

describe('attributes that a snapshot writes otherwise', () => {
  it.each([
    ['a[href^="http"]::after{}', '[href^="http"]', 'href'],
    ['a:not([ HREF = "x" i ]) b{}', '[ HREF = "x" i ]', 'HREF'],
    ['use[*|href]{}', '[*|href]', 'href'],
    ['img:is(p > [|src$=".png"]){}', '[|src$=".png"]', 'src'],
    ['p[on\\63 lick]{}', '[on\\63 lick]', 'onclick'],
    ['[style*="a]b"]{}', '[style*="a]b"]', 'style'],
    ['@scope ([data]) to (p){}', '[data]', 'data'],
    ['::slotted([src]){}', '[src]', 'src'],
    [':host([src]) p{}', '[src]', 'src'],
    [':host(:not([onclick], p)){}', '[onclick]', 'onclick'],
  ])('%s asks for a mark', (text, selector, name) => {
    const asked: string[] = [];
    expect(rewrite(text, { asked })).toBe(
      text.replace(selector, `[plaint-asked~="${name.toLowerCase()} 1"]`),
    );
    expect(asked).toEqual([selector]);
  });

  it.each([
    '[class*="src"]{}',
    '[data-src]{}',
    '[lang|="en"]{}',
    '[svg|href]{}',
    'a{b:"[href]"}',
    'a::before{content:attr(href)}',
  ])('%s stays', (text) => {
    const asked: string[] = [];
    expect(rewrite(text, { asked })).toBe(text);
    expect(asked).toEqual([]);
  });

  it.each([
    [':host-context([href]) p{}', '[href]', ':host-context([href])'],
    [
      ':host-context( .a:not([src]):hover ) > p, i{}',
      '.a:not([src]):hover',
      ':host-context( .a:not([src]):hover )',
    ],
    [
      '.a :not(:HOST-CONTEXT(form[action|="x"])){}',
      'form[action|="x"]',
      ':HOST-CONTEXT(form[action|="x"])',
    ],
  ])('%s asks it of the host', (text, selector, whole) => {
    const contexts: string[] = [];
    const instead = `:host(:is(${selector}:not(*),[plaint-context~="c1"]))`;
    expect(rewrite(text, { contexts })).toBe(text.replace(whole, instead));
    expect(contexts).toEqual([selector]);
  });

  it(':host-context() stays where it names a namespace', () => {
    const contexts: string[] = [];
    keeps(':host-context(svg|a:target-current) p{}', { contexts });
    expect(contexts).toEqual([]);
  });
});
