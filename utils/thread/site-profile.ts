import type { SiteProfile } from '../protocol/site-profile.ts';

export function selectorsOf({ post, author, time, text, permalink }: SiteProfile): string[] {
  return [post, author, time, text, permalink].filter((selector) => selector !== undefined);
}

/** The first profile for a page's host. */
export function profileFor(url: string, profiles: readonly SiteProfile[]): SiteProfile | undefined {
  return profiles.find((profile) => isFor(profile, url));
}

export function isFor(profile: SiteProfile, url: string): boolean {
  return hostFor(profile, url) !== undefined;
}

/** The host of the profile that the page's host is, or is a subdomain of. */
export function hostFor({ hosts }: SiteProfile, url: string): string | undefined {
  const host = URL.parse(url)?.hostname;
  if (host === undefined) return undefined;
  return hosts.find((name) => host === name || host.endsWith(`.${name}`));
}
