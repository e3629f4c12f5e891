import { expect, it } from 'vitest';
import { defined } from '../../../utils/defined.ts';
import { attestFrame } from '../../../utils/services/capture/attested-frame.ts';

const sender = (url: string, origin?: string) => ({
  isExtensionPage: false,
  url,
  ...defined({ origin }),
});

it.each([
  ['https://a.example.org/x#top', sender('https://a.example.org/x', 'https://a.example.org')],
  // Firefox without `origin`; a document in a sandbox; pages that are no web addresses.
  ['https://a.example.org/x', sender('https://a.example.org/x')],
  ['https://a.example.org/x', sender('https://a.example.org/x', 'null')],
  ['about:blank', sender('about:blank', 'https://a.example.org')],
  ['about:srcdoc', sender('about:srcdoc', 'null')],
  ['blob:https://a.example.org/1', sender('blob:https://a.example.org/1', 'https://a.example.org')],
])('%s agrees with who sent it', (shown, from) => {
  expect(attestFrame(shown, from)).toBe('agrees');
});

it.each([
  ['https://victim.example.org/post/1', sender('https://a.example.org/x', 'https://a.example.org')],
  ['https://victim.example.org/post/1', sender('https://a.example.org/x', 'null')],
  ['http://a.example.org/x', sender('https://a.example.org/x', 'https://a.example.org')],
  ['https://a.example.org:8443/x', sender('https://a.example.org/x', 'https://a.example.org')],
  ['https://victim.example.org/', sender('about:blank', 'null')],
  ['https://victim.example.org/', { isExtensionPage: false }],
])('%s is of another origin than who sent it', (shown, from) => {
  expect(attestFrame(shown, from)).toBe('other-origin');
});

it('another address of the same origin is told apart', () => {
  const from = sender('https://a.example.org/x', 'https://a.example.org');
  expect(attestFrame('https://a.example.org/another', from)).toBe('other-address');
});
