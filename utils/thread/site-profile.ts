import { type SiteProfile, siteProfileSchema } from '../protocol/site-profile.ts';
import { builtInProfiles } from './built-in-profiles.ts';

export interface ParsedProfiles {
  readonly profiles: readonly SiteProfile[];
  /** Positions of entries that were left out because they are not valid. */
  readonly broken: readonly number[];
}

/** Reads a list of profiles; what is not valid is left out and named, the rest stays usable. */
export function parseProfiles(json: unknown): ParsedProfiles {
  const profiles: SiteProfile[] = [];
  const broken: number[] = [];
  const entries: unknown[] = Array.isArray(json) ? json : [];
  entries.forEach((entry, at) => {
    const parsed = siteProfileSchema.safeParse(entry);
    if (parsed.success) profiles.push(parsed.data);
    else broken.push(at);
  });
  return { profiles, broken };
}

export function selectorsOf({ post, author, time, text, permalink }: SiteProfile): string[] {
  return [post, author, time, text, permalink].filter((selector) => selector !== undefined);
}

/** The profiles for a page's host: those of the person before the extension's own. */
export function profilesFor(url: string, own: unknown): SiteProfile[] {
  return [own, builtInProfiles]
    .flatMap((list) => parseProfiles(list).profiles)
    .filter((profile) => isFor(profile, url));
}

/** The first profile for a page's host. */
export function profileFor(url: string, profiles: readonly SiteProfile[]): SiteProfile | undefined {
  return profiles.find((profile) => isFor(profile, url));
}

function isFor(profile: SiteProfile, url: string): boolean {
  return hostFor(profile, url) !== undefined;
}

/** The one of the profile's hosts that the page's belongs to. */
export function hostFor({ hosts }: SiteProfile, url: string): string | undefined {
  const host = URL.parse(url)?.hostname;
  if (host === undefined) return undefined;
  return hosts.find((name) => host === name || host.endsWith(`.${name}`));
}
