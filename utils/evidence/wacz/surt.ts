import { readPlainAddress } from './plain-address.ts';

/**
 * Sort-friendly URI reordering transform, as the readers of CDXJ compute it: host reversed, `www` dropped,
 * query sorted, lower case. What is not http(s) stands as it is.
 */
export function surt(url: string): string {
  if (!/^https?:/.test(url)) return url;
  const searched = url.replace(/^(https?:\/\/)www\d*\./, '$1').toLowerCase();
  const plain = readPlainAddress(searched);
  if (plain !== undefined) return ordered(plain.host, plain.path, plain.query);
  const parsed = URL.parse(searched);
  if (parsed === null) return url;
  const { hostname, port, pathname, search } = parsed;
  return ordered(hostname, pathname, search.slice(1), port === '' ? '' : `:${port}`);
}

function ordered(host: string, path: string, query: string, port = ''): string {
  const turned = host.split('.').reverse().join(',');
  const sorted = query.includes('&') ? query.split('&').sort().join('&') : query;
  return `${turned}${port})${path}${sorted === '' ? '' : `?${sorted}`}`;
}
