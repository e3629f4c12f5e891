import { describe, expect, it } from 'vitest';
import { strictDeclarations } from '../../../utils/capture/css/strict-declarations.ts';

const strict = (text: string, meant: Record<string, string> = {}): string =>
  strictDeclarations(
    text,
    (_, value) => /px$|^#|^(?:red|none|auto)$/.test(value),
    (name) => meant[name] ?? '',
  );

describe('declarations that hold in quirks mode alone', () => {
  it.each([
    ['width:50', { width: '50px' }, 'width:50px'],
    ['WIDTH : 50 ;color:red', { width: '50px' }, 'WIDTH :50px;color:red'],
    ['height:40!important;top:1px', { height: '40px' }, 'height:40px!important;top:1px'],
    ['color:0f0/**/', { color: 'rgb(0, 255, 0)' }, 'color:rgb(0, 255, 0)'],
    ['margin:3 auto', { margin: '3px auto' }, 'margin:3px auto'],
  ])('%s is written as it was meant', (text, meant, written) => {
    expect(strict(text, meant)).toBe(written);
  });

  it.each(['--w:50', 'width:5px;color:#000', 'width:', 'nonsense:50', '', 'a:"x;width:50'])(
    '%s stays',
    (text) => {
      expect(strict(text)).toBe(text);
    },
  );
});
