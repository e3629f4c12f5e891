import { describe, expect, it } from 'vitest';
import { showInJson, showLine, showSigns } from '../../../utils/i18n/show-signs.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';

describe('signs that cannot be seen are named', () => {
  it.each([
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
    ['\u200eA\u200f\u061c', '⟨U+200E⟩A⟨U+200F⟩⟨U+061C⟩'],
    ['pay\u200bpal', 'pay⟨U+200B⟩pal'],
    ['\ufeffx\u2060\u180e', '⟨U+FEFF⟩x⟨U+2060⟩⟨U+180E⟩'],
    ['so\u00adft', 'so⟨U+00AD⟩ft'],
    ['\u3164\u115f\u1160\uffa0', '⟨U+3164⟩⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩'],
    [
      '\u0000\u0007\u001b[2J\u007f\u0085\u009b',
      '⟨U+0000⟩⟨U+0007⟩⟨U+001B⟩[2J⟨U+007F⟩⟨U+0085⟩⟨U+009B⟩',
    ],
    ['a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
    ['\u{e0041}\u{e0042}', '⟨U+E0041⟩⟨U+E0042⟩'],
    ['\ud800x', '⟨U+D800⟩x'],
    ['\uffff', '⟨U+FFFF⟩'],
    ['a\u200db', 'a⟨U+200D⟩b'],
    ['a\u200cb', 'a⟨U+200C⟩b'],
    ['x\ufe0f\ufe0f', 'x⟨U+FE0F⟩⟨U+FE0F⟩'],
    ['\ufff9a\ufffab\ufffb', '⟨U+FFF9⟩a⟨U+FFFA⟩b⟨U+FFFB⟩'],
    ['a\rb', 'a⟨U+000D⟩b'],
  ])('%j', (value, shown) => {
    expect(showSigns(value)).toBe(shown);
    expect(showLine(value)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
  });

  it.each([
    'plain words, 中文，“引号”',
    'two\nlines\tand a tab',
    'windows\r\nlines',
    '👨‍👩‍👧 ❤️ 🏳️‍🌈 👩🏽‍💻',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'می‌خواهم',
    'क्‍ष',
    '葛󠄀',
    'עברית العربية',
    'é e\u0301',
  ])('%j is left as it is', (value) => {
    expect(showSigns(value)).toBe(value);
  });

  it('JSON says the same with escapes in it', () => {
    const value = { name: 'a\u202eb\u{e0041}', text: '中文 👨‍👩‍👧\n' };
    const json = showInJson(JSON.stringify(value, null, 2));
    expect(json).toContain('a\\u202eb\\udb40\\udc41');
    expect(json).toContain('👨‍👩‍👧');
    expect(JSON.parse(json)).toEqual(value);
  });

  it('what a message is filled with, and a time that is none, are named too', () => {
    const { t, when } = createTranslator('en');
    expect(t('form.remove', { name: 'a\u202eb' })).toContain('a⟨U+202E⟩b');
    expect(when('yes\u202eterday')).toBe('yes⟨U+202E⟩terday');
  });

  it('a line is one line', () => {
    expect(showLine(' a\r\nBcc: b\u2028c\t d ')).toBe('a Bcc: b c d');
    expect(showLine('a\u0000\nb')).toBe('a⟨U+0000⟩ b');
  });
});
