import * as z from 'zod/mini';

/** Stands where a page has no host name (RFC 2606 §2: never anybody's). */
const noHost = 'none.invalid';

/** RFC 1035 §2.3.4, and the underscore that browsers open beside it. */
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const maxNameLength = 253;
/** A browser reads a name that ends so as an IPv4 address, however it is written. */
const numericLabel = /^(?:\d+|0x[0-9a-f]*)$/;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function isName(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= maxNameLength &&
    labels.every((each) => label.test(each)) &&
    !numericLabel.test(labels.at(-1) ?? '')
  );
}

/**
 * In brackets and as browsers write it: hexadecimal groups alone, shortened where that is longest (RFC 5952
 * §4).
 */
function isIpv6(text: string): boolean {
  return /^\[[0-9a-f:]{2,39}\]$/.test(text) && URL.parse(`http://${text}/`)?.hostname === text;
}

/**
 * A host as it is written in one way only: a name in ASCII (punycode) and lower case, without a dot at its
 * end, or an IPv4 address as four decimal numbers, or an IPv6 address in brackets. No port, no user, no path.
 */
function isHostName(text: string): boolean {
  return ipv4.test(text) || isIpv6(text) || isName(text);
}

export const hostNameSchema = z
  .string()
  .check(z.maxLength(maxNameLength), z.regex(/^[a-z0-9._:[\]-]+$/), z.refine(isHostName));

/**
 * The host of a page as a report may tell it. Of a name with labels that are none by RFC 1035, which some
 * browsers open all the same, what is left without them; `none.invalid` for an address without a host.
 */
export function hostNameOf(address: string): string {
  const host = (URL.parse(address)?.hostname ?? '').replace(/\.$/, '');
  if (isHostName(host)) return host;
  const labels = host.split('.');
  const start = labels.findLastIndex((each) => !label.test(each)) + 1;
  const rest = labels.slice(start);
  while (rest.join('.').length > maxNameLength) rest.shift();
  const name = rest.join('.');
  return rest.length > 1 && isName(name) ? name : noHost;
}
