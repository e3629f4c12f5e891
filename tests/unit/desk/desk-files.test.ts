import { expect, it } from 'vitest';
import { faultOfHosts, planDeskHosts, writeHeaderLines } from '../../../server/desk-files.ts';
import type { Build } from '../../../server/desk-server.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (text: string) => ({ type: 'text/plain', bytes: bytes(text) });
const desk = 'https://desk.example.org';
const frozen = 'https://frozen.example.net';

const build: Build = new Map([
  ['/', file('page')],
  ['/index.html', file('page')],
  ['/assets/index-1.js', file('script')],
  ['/snapshots.html', file('frozen')],
  ['/snapshots.policy.txt', file("sandbox allow-scripts; default-src 'none'")],
]);

it('the desk’s host has everything but the other’s document, and says where that is', () => {
  const hosts = planDeskHosts(build, desk, frozen);
  expect([...hosts.desk.files.keys()].sort()).toEqual([
    'assets/index-1.js',
    'desk.json',
    'index.html',
  ]);
  expect(hosts.desk.files.get('desk.json')).toBe(`{"snapshots":"${frozen}/snapshots.html"}`);
  expect([...hosts.snapshots.files.keys()]).toEqual(['snapshots.html']);
  expect(hosts.desk.headers['Content-Security-Policy']).toContain(`frame-src ${frozen};`);
  expect(hosts.snapshots.headers['Content-Security-Policy']).toBe(
    `sandbox allow-scripts; default-src 'none'; frame-ancestors ${desk}`,
  );
});

it('the desk’s host says where others reach the endpoint, if somebody told', () => {
  const { desk: host } = planDeskHosts(build, desk, frozen, 'https://reports.example.org');
  expect(host.files.get('endpoint.json')).toBe('{"url":"https://reports.example.org"}');
});

it('headers are lines that a server of files takes as they are', () => {
  expect(writeHeaderLines({ 'X-One': "a 'b'; c" })).toBe('add_header X-One "a \'b\'; c" always;\n');
  for (const value of ['a"b', 'a$b', 'a\\b'])
    expect(() => writeHeaderLines({ 'X-One': value })).toThrow(RangeError);
});

it.each([
  [desk, frozen, undefined],
  ['http://desk.localhost:1', 'http://frozen.localhost:2', undefined],
  [desk, `${desk}:444`, 'same-host'],
  [`${desk}/`, frozen, 'not-an-origin'],
  ['file:///desk', frozen, 'not-an-origin'],
  ['http://desk.example.org', frozen, 'not-secure'],
  [desk, 'http://frozen.example.net', 'not-secure'],
  ['http://localhost.example.org', frozen, 'not-secure'],
])('%s and %s: %s', (one, other, fault) => {
  expect(faultOfHosts(one, other)).toBe(fault);
});
