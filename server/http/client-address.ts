import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** One household has a /64 of IPv6: more of an address would let it look like many clients. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return groups.slice(0, 4).join(':');
}

/**
 * Whom a request counts against: the socket's peer or, behind `trustedProxies` proxies that append to
 * X-Forwarded-For, the entry that the outermost of them wrote.
 */
export function clientOf(incoming: IncomingMessage, trustedProxies: number): string {
  const peer = incoming.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return networkOf(peer);
  const forwarded = String(incoming.headers['x-forwarded-for'] ?? '').split(',');
  return networkOf(forwarded.at(-trustedProxies)?.trim() || peer);
}
