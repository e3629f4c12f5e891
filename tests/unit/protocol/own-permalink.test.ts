import { expect, it } from 'vitest';
import { ownPermalink } from '../../../utils/protocol/own-permalink.ts';
import { foreignAddresses } from './foreign-addresses.ts';

const page = 'https://forum.example.org/t/1?page=2';

it.each([...foreignAddresses, '/p/1', '#post-1', ''])(
  '%j is not the address of what was captured',
  (permalink) => {
    expect(ownPermalink(permalink, page)).toBeUndefined();
  },
);

it.each([
  ['https://forum.example.org/p/1', 'https://forum.example.org/p/1'],
  ['https://forum.example.org:443/p/1#x', 'https://forum.example.org/p/1#x'],
  ['HTTPS://FORUM.example.org/p/1', 'https://forum.example.org/p/1'],
  ['https://forum.example.org/\u202e1', 'https://forum.example.org/%E2%80%AE1'],
  // To browsers a back slash is a slash.
  ['https://forum.example.org\\@evil.test/', 'https://forum.example.org/@evil.test/'],
  [' https://forum.example.org/p/\n1', 'https://forum.example.org/p/1'],
])('%j is', (permalink, address) => {
  expect(ownPermalink(permalink, page)).toBe(address);
});

it.each(['about:blank', 'file:///a.html', 'data:text/html,x', 'blob:null/x', '', 'nonsense'])(
  'a page at %j has no site that a permalink could be of',
  (captured) => {
    expect(ownPermalink('https://forum.example.org/p/1', captured)).toBeUndefined();
    expect(ownPermalink(captured, captured)).toBeUndefined();
  },
);
