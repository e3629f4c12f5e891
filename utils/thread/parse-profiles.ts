import { type SiteProfile, siteProfileSchema } from '../protocol/site-profile.ts';
import { builtInProfiles } from './built-in-profiles.ts';
import { isFor } from './site-profile.ts';

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

/** The profiles for a page's host: those of the person before the extension's own. */
export function profilesFor(url: string, own: unknown): SiteProfile[] {
  return [own, builtInProfiles]
    .flatMap((list) => parseProfiles(list).profiles)
    .filter((profile) => isFor(profile, url));
}
