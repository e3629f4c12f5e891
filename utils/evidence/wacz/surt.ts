/**
 * Sort-friendly URI reordering transform, as the readers of CDXJ compute it: host reversed, `www` dropped,
 * query sorted, lower case. What is not http(s) stands as it is.
 */
export function surt(url: string): string {
  if (!/^https?:/.test(url)) return url;
  const parsed = URL.parse(url.replace(/^(https?:\/\/)www\d*\./, '$1').toLowerCase());
  if (parsed === null) return url;
  const host = parsed.hostname.split('.').reverse().join(',');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const query = parsed.search.slice(1).split('&').sort().join('&');
  return `${host}${port})${parsed.pathname}${query === '' ? '' : `?${query}`}`;
}
