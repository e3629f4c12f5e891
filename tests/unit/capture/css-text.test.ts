import { describe, expect, it } from 'vitest';
import { rewriteStates, settleMediaRules } from '../../../utils/capture/snapshot/css-states.ts';
import { splitCssUrls } from '../../../utils/capture/snapshot/css-text.ts';

function split(text: string, options = {}): string {
  return splitCssUrls(
    text,
    (url, inFontFace) => `[${inFontFace ? 'font ' : ''}${url}]`,
    options,
  ).join('');
}

describe('splitCssUrls', () => {
  it.each([
    ['a{b:url(x.png)}', 'a{b:url("[x.png]")}'],
    ['a{b:url( "x y.png" )}', 'a{b:url("[x y.png]")}'],
    ["a{b:url('a\\'b')}", 'a{b:url("[a\'b]")}'],
    ['a{b:url(\\61 b.png)}', 'a{b:url("[ab.png]")}'],
    ['a{b:URL(x)}', 'a{b:url("[x]")}'],
    ['a{b:image-set("x" 1x, url(y) 2x)}', 'a{b:image-set(url("[x]") 1x, url("[y]") 2x)}'],
    ['@font-face{src:url(f)} a{b:url(g)}', '@font-face{src:url("[font f]")} a{b:url("[g]")}'],
    ['/* url(no) */ a{content:"url(no)"}', '/* url(no) */ a{content:"url(no)"}'],
    ['a{b:my-url(x)}', 'a{b:my-url(x)}'],
  ])('finds the URLs of %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it('runs to the end in what is never closed', () => {
    expect(split('a{b:url(x')).toBe('a{b:url("[x]")');
    expect(split('a{b:url("x')).toContain('url("[');
    expect(split('/* url(x)')).toBe('/* url(x)');
  });

  it('leaves imports out when asked', () => {
    expect(split('@import url("a;b") layer(x); p{}', { dropImports: true })).toBe(' p{}');
  });

  it('reads a megabyte of unclosed quotes in linear time', () => {
    const started = performance.now();
    split(`a{b:${'"\n'.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('rewriteStates', () => {
  it('turns states that markup cannot carry into attributes', () => {
    const seen: string[] = [];
    const text = 'dialog:modal::backdrop, p:target, x-y:state(on), i:defined, .a:hover{}';
    expect(rewriteStates(text, (name) => seen.push(name))).toBe(
      'dialog[plaint-modal]::backdrop, p[plaint-target], x-y[plaint-state~="on"], i:not([plaint-undefined]), .a:hover{}',
    );
    expect(seen).toEqual(['on']);
  });

  it('leaves longer names alone', () => {
    const text = 'a:target-within, b:paused-x, ::target-text{}';
    expect(rewriteStates(text, () => undefined)).toBe(text);
  });
});

describe('settleMediaRules', () => {
  it('fixes what depends on the reporter, and nothing else', () => {
    const text = '@media (prefers-color-scheme: dark) and (min-width: 5px){a{b:c}} a{d:"(hover)"}';
    expect(settleMediaRules(text, () => true)).toBe(
      '@media (min-width:0px) and (min-width: 5px){a{b:c}} a{d:"(hover)"}',
    );
    expect(settleMediaRules(text, () => false)).toContain('(max-width:-1px) and');
  });
});
