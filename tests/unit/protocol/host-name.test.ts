import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostNameOf, hostNameSchema } from '../../../utils/protocol/host-name.ts';

it.each([
  ['https://Forum.Example.org./t/7?name=Li#me', 'forum.example.org'],
  ['https://li:secret@forum.example.org:8443/', 'forum.example.org'],
  ['https://论坛.例子/', 'xn--kfsr23j.xn--fsqu00a'],
  ['https://ｆｏｒｕｍ。example.org/', 'forum.example.org'],
  ['http://127.1/', '127.0.0.1'],
  ['http://192.0.2.7./', '192.0.2.7'],
  ['http://[2001:DB8:0:0:0:0:0:1]/', '[2001:db8::1]'],
  ['http://[::ffff:192.0.2.7]/', '[::ffff:c000:207]'],
  ['https://old_board.example.org/', 'old_board.example.org'],
  ['https://-their-.blog.example/', 'blog.example'],
  ['https://a!b.forum.example.org/', 'forum.example.org'],
  ['https://forum..example.org/', 'example.org'],
  ['https://forum.example.org../', 'none.invalid'],
  [`https://${'a'.repeat(64)}.example.org/`, 'example.org'],
  [`https://${'long.'.repeat(60)}example.org/`, `${'long.'.repeat(48)}example.org`],
  ['http://localhost:8080/', 'localhost'],
  ['https://a!b/', 'none.invalid'],
  ['file:///home/li-ming/page.html', 'none.invalid'],
  ['about:blank', 'none.invalid'],
  ['data:text/html,x', 'none.invalid'],
  ['blob:https://forum.example.org/1', 'none.invalid'],
  ['view-source:https://forum.example.org/', 'none.invalid'],
  ['', 'none.invalid'],
  ['no address', 'none.invalid'],
])('the host of %s is told as %s', (address, host) => {
  expect(hostNameOf(address)).toBe(host);
  expect(hostNameSchema.safeParse(host).success).toBe(true);
});

it('whatever a page has as its address, what a report tells of it can be sent', () => {
  const hosts = fc.oneof(
    fc.domain(),
    fc.ipV4Extended(),
    fc.ipV6().map((address) => `[${address}]`),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  const schemes = fc.constantFrom('https', 'http', 'ftp', 'chrome-extension', 'file', 'x');
  fc.assert(
    fc.property(schemes, hosts, fc.string(), (scheme, host, rest) => {
      const told = hostNameOf(`${scheme}://${host}/${rest}`);
      expect(hostNameSchema.safeParse(told).success).toBe(true);
      const page = URL.parse(`http://${told}/`);
      expect(page?.hostname).toBe(told);
    }),
    { numRuns: 5000 },
  );
});
