import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/** As proxies write it: alone, with a port, in brackets, in quotation marks, with a zone. */
function bare(written: string): string {
  const text = written.trim().replace(/^"(.*)"$/, '$1');
  const [, inBrackets] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? [];
  const [, beforePort] = /^([\d.]+):\d{1,5}$/.exec(text) ?? [];
  return (inBrackets ?? beforePort ?? text).replace(/%.*$/, '');
}

/** The eight numbers of an IPv6 address, however it is shortened. */
function groupsOf(address: string): number[] {
  const host = URL.parse(`http://[${address}]/`)?.hostname ?? '';
  const [head = '', tail] = host.slice(1, -1).split('::');
  const read = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [left, right] = [read(head), read(tail ?? '')];
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** The IPv4 address in two of the numbers. */
function ipv4Of(high = 0, low = 0): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/**
 * The IPv4 address that stands in a mapped one (RFC 4291 §2.5.5.2), behind NAT64 (RFC 6052 §2.1) or in front
 * of 6to4 (RFC 3056 §2): to count by the rest would be to count one client as many, or many as one.
 */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  const prefix = groups.slice(0, 6).join();
  if (prefix === '0,0,0,0,0,65535' || prefix === `${0x64},${0xff9b},0,0,0,0`)
    return ipv4Of(groups[6], groups[7]);
  return groups[0] === 0x2002 ? ipv4Of(groups[1], groups[2]) : undefined;
}

/**
 * What counts as one client: an IPv4 address, or a /64 of IPv6, which is what one household has. Undefined
 * for what is no address.
 */
function readNetwork(written: string): string | undefined {
  const address = bare(written);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address);
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return embeddedIpv4(groups) ?? network.join(':');
}

/** The network of an address; what is none stands for itself. */
export function networkOf(address: string): string {
  return readNetwork(address) ?? address;
}

/**
 * Whom a request counts against: the socket's peer or, behind `trustedProxies` proxies that append to
 * X-Forwarded-For, the entry that the outermost of them wrote, if it is an address.
 */
export function clientOf(incoming: IncomingMessage, trustedProxies: number): string {
  const peer = networkOf(incoming.socket.remoteAddress ?? 'unknown');
  if (trustedProxies === 0) return peer;
  const forwarded = String(incoming.headers['x-forwarded-for'] ?? '').split(',');
  return readNetwork(forwarded.at(-trustedProxies) ?? '') ?? peer;
}
