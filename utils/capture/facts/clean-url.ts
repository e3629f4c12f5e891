import { type TrackingParameters, trackingParameters } from './tracking-parameters.ts';

/**
 * The URL without parameters that only track. What remains keeps its bytes and order, so that a cleaned
 * URL differs from the shown one by nothing else. A URL that does not parse comes back unchanged.
 */
export function cleanUrl(shown: string, rules: TrackingParameters = trackingParameters): string {
  const url = URL.parse(shown);
  if (url === null || url.search === '') return shown;
  const isTracking = trackingTest(url.hostname, rules);
  const parts = url.search.slice(1).split('&');
  const kept = parts.filter((part) => !isTracking(parameterName(part)));
  if (kept.length === parts.length) return shown;
  url.search = kept.join('&');
  return url.href;
}

function parameterName(part: string): string {
  const name = part.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).toLowerCase();
  } catch (_notEncoded) {
    return name.toLowerCase();
  }
}

function trackingTest(host: string, rules: TrackingParameters): (name: string) => boolean {
  const names = [...rules.everywhere];
  for (const [site, ofSite] of Object.entries(rules.byHost)) {
    if (host === site || host.endsWith(`.${site}`)) names.push(...ofSite);
  }
  const exact = new Set(names.filter((name) => !name.endsWith('*')));
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return (name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}
