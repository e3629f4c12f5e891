import { describe, expect, it } from 'vitest';
import {
  asksForChanged,
  inertLink,
  isWrittenOtherwise,
  ruleFor,
} from '../../../utils/capture/snapshot/attribute-rules.ts';

const base = 'https://example.org/thread/';

describe('ruleFor', () => {
  it.each([
    'onclick',
    'ONLOAD',
    'srcdoc',
    'nonce',
    'formaction',
    'http-equiv',
    'ping',
    'data-csrf-token',
    'plaint-x',
  ])('drops %s', (name) => expect(ruleFor(name)).toBe('drop'));
  it.each(['class', 'data-id', 'aria-label', 'constructor', 'dir'])('keeps %s', (name) =>
    expect(ruleFor(name)).toBe('keep'),
  );
});

describe('inertLink', () => {
  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:x',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'vbscript:x',
  ])('refuses %j', (value) => expect(inertLink(value, base)).toBeUndefined());
  it('makes links absolute and keeps fragments', () => {
    expect(inertLink('../a?b=1', base)).toBe('https://example.org/a?b=1');
    expect(inertLink('#x', base)).toBe('#x');
  });
});

it('keeps the names of frameworks that look like handlers, and no handler', () => {
  for (const name of ['on:tap', 'on-tap', 'on.tap', ':class', '@click', 'data-é']) {
    expect(ruleFor(name)).toBe('keep');
  }
  for (const name of ['onclick', 'ONCLICK', 'onfuture2', 'onwebkitanimationend']) {
    expect(ruleFor(name)).toBe('drop');
  }
});

it.each([
  ...[
    'href',
    'onclick',
    'data',
    'data-csrf-token',
    'data-user-session',
    'http-equiv',
    'is',
    'style',
    'value',
  ],
  ...['src', 'loading', 'sandbox', 'width', 'part', 'xlink:href'],
])('a rule that asks for %s is looked at closer', (name) => {
  expect(isWrittenOtherwise(name)).toBe(true);
  for (const rest of [']', '=x]', ' ^= "x"]', '|=x]'])
    expect(asksForChanged.test(`a[ ${name.replace('xlink:', '*|')}${rest}`)).toBe(true);
});

it.each([
  'class',
  'plaint-focus',
  'type',
  'data-src',
  'aria-value',
  'hreflang',
  'srclang',
  'hidden',
])('a rule that asks for %s is left as it is', (name) => {
  expect(isWrittenOtherwise(name)).toBe(false);
  expect(asksForChanged.test(`a[${name}="x"]`)).toBe(false);
});
