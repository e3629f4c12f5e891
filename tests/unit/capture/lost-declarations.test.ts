import { describe, expect, it } from 'vitest';
import { fittingDeclarations } from '../../../utils/capture/css/fitting-declarations.ts';
import { hasLostValues, LostDeclarations } from '../../../utils/capture/css/lost-declarations.ts';
import { selectMarked, subjectsOf, unnest } from '../../../utils/capture/css/subjects.ts';

describe('declarations without a value', () => {
  it.each([
    'a { border-top-width: ; }',
    'a { border-top-width:  !important; }',
    'border-top-width: ; color: red;',
    '@media x { a { top: ; } }',
  ])('are seen in %s', (text) => {
    expect(hasLostValues(text)).toBe(true);
  });

  it.each(['a { --x: ; }', 'a { color: red; }', 'a:hover { --y: ; --z: !important; }'])(
    'are not seen in %s',
    (text) => {
      expect(hasLostValues(text)).toBe(false);
    },
  );

  it('are filled in their place, with their importance', () => {
    const lost = new LostDeclarations('a: ; b:  !important; --c: ; d: e; f: ": ;"');
    expect(lost.names).toEqual(['a', 'b']);
    expect(lost.fill((name) => `<${name}>`).replaceAll(/\s+/g, ' ')).toBe(
      'a: <a>; b: <b>!important; --c: ; d: e; f: ": ;"',
    );
  });
});

describe('marks', () => {
  it.each([
    ['a b', 'a b:where([m~="1"])'],
    ['a, b:is(c, d)', 'a:where([m~="1"]), b:is(c, d):where([m~="1"])'],
    ['a::before', 'a:where([m~="1"])::before'],
    ['a:after', 'a:where([m~="1"]):after'],
    [':host', ':host(:where([m~="1"]))'],
    [':host(.x)', ':host(.x:where([m~="1"]))'],
    [':host .x', ':host .x:where([m~="1"])'],
    ['::slotted(i)', '::slotted(i:where([m~="1"]))'],
    ['a::part(b)', 'a:where([m~="1"])::part(b)'],
    ['[x="a,b::before"]', '[x="a,b::before"]:where([m~="1"])'],
  ])('go to what %s selects', (selector, expected) => {
    expect(selectMarked(selector, 'm', '1')).toBe(expected);
  });

  it('say how the elements are found', () => {
    expect(subjectsOf('::before, a > b::marker')).toMatchObject([
      { query: '*', pseudo: '::before', kind: 'element' },
      { query: 'a > b', pseudo: '::marker', kind: 'element' },
    ]);
    expect(unnest('& > b, c &', 'x, y')).toBe(':is(x, y) > b, c :is(x, y)');
  });
});

describe('a style attribute that is too long', () => {
  it('loses what does not fit, and says what', () => {
    const long = `url("data:,;color:blue;${'x'.repeat(100)}")`;
    expect(fittingDeclarations(`color:red;background:${long};font-size:9px`, 60)).toEqual({
      text: 'color:red;;font-size:9px',
      dropped: ['background'],
    });
  });

  it('loses all where it is no declarations', () => {
    expect(fittingDeclarations('x'.repeat(200), 60).text).toBe('');
  });
});
