import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../utils/standard/field-schema.ts';
import { isValidValue, visibleText } from '../../../utils/standard/field-value.ts';
import { text } from '../../../utils/standard/text.ts';

const statement: FieldDefinition = { type: 'statement', minLength: 4, maxLength: 10 };
const yes: FieldDefinition = {
  type: 'choice',
  choices: [{ id: 'yes', name: text('Yes', '是', '是') }],
};

const cases: readonly [FieldDefinition, string[], string[]][] = [
  [
    statement,
    ['不是事实', 'four', '😀😀😀😀', '  four  ', 'a\u200bbcd'],
    [
      '',
      '   ',
      '三个字',
      'abc\u200b\u200b\u200b',
      '\u202e\u2066\u200f\ufeff',
      'x'.repeat(11),
      '😀😀😀',
    ],
  ],
  [
    { type: 'url' },
    ['https://forum.example.org/t/1', 'http://127.0.0.1:8080/a?b#c', 'https://例え.example/'],
    [
      'forum.example.org',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org/',
      'https://',
      'file:///etc/passwd',
    ],
  ],
  [{ type: 'account' }, ['@name', '名'], ['\u200b', 'x'.repeat(2_001)]],
  [
    { type: 'accounts', minItems: 2 },
    ['@a\n@b', '@a\r\n\r\n@b\n'],
    ['@a', '@a\n@a', '@a\n@A ', '@a\n\u200b'],
  ],
  [{ type: 'contact' }, ['a@example.org', '13800138000', 'WeChat: abc'], ['a', '1234', '     ']],
  [
    { type: 'date' },
    ['2026', '2026-02', '2026-02-28', '2026-02-28T10:00:00.000Z', '2026-02-28 10:00'],
    ['yesterday', '2026-13', '2026-02-32', '28.2.2026', '2026-02-28T99'],
  ],
  [
    { type: 'interval' },
    [
      '12:30/14:05',
      '1:00:00/1:00:01',
      '00:00 / 00:01',
      '2026-01-01T10:00:00Z/2026-01-01T10:05:00Z',
    ],
    ['12:30', '14:05/12:30', '12:30/12:30', '12:30/14:05/15:00', 'a/b', '12:61/12:62', '/'],
  ],
  [{ type: 'number', min: 1, max: 1000 }, ['1', '1000'], ['0', '1001', '1.5', '-1', '1e2', '١']],
  [yes, ['yes'], ['no', 'Yes', 'constructor']],
  [
    { type: 'credit-code' },
    ['91350100M000100Y43', '91350100m000100y43'],
    ['91350100M000100Y44', '9135010OM000100Y43', '91350100M000100Y4', ''],
  ],
  [{ type: 'consent' }, ['yes'], ['no', 'true', 'on']],
  [{ type: 'file', kinds: ['audit-report'] }, [], ['report.pdf', 'audit-report']],
];

describe.each(cases)('$type', (field, valid, invalid) => {
  it.each(valid)('takes %j', (value) => expect(isValidValue(field, value)).toBe(true));
  it.each(invalid)('refuses %j', (value) => expect(isValidValue(field, value)).toBe(false));
});

it('what cannot be seen is not text', () => {
  expect(visibleText(' \u200ba\u202eb\ufeff ')).toBe('ab');
});

it('a long hostile value is judged at once', () => {
  const started = performance.now();
  isValidValue(statement, '\u200b'.repeat(1_000_000));
  isValidValue({ type: 'accounts', minItems: 2 }, '\n'.repeat(1_000_000));
  isValidValue({ type: 'contact' }, `${'a@'.repeat(50_000)} `);
  expect(performance.now() - started).toBeLessThan(5_000);
});
