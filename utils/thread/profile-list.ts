import type { SiteProfile } from '../protocol/site-profile.ts';

type Profiles = readonly SiteProfile[];

/**
 * The list with these profiles in it: those with an id that is there take its place; the others come first,
 * so that they are tried first.
 */
export function withProfiles(list: Profiles, added: Profiles): SiteProfile[] {
  const byId = new Map(added.map((profile) => [profile.id, profile]));
  const known = new Set(list.map(({ id }) => id));
  return [
    ...added.filter(({ id }) => !known.has(id)),
    ...list.map((profile) => byId.get(profile.id) ?? profile),
  ];
}

export function withoutProfile(list: Profiles, id: string): SiteProfile[] {
  return list.filter((profile) => profile.id !== id);
}

/**
 * Makes the profiles with these ids again what they were `before`, wherever they were; the others stay as
 * they are.
 */
export function restoreProfiles(
  list: Profiles,
  before: Profiles,
  ids: readonly string[],
): SiteProfile[] {
  const restored = list.filter(({ id }) => !ids.includes(id));
  before.forEach((profile, at) => {
    if (ids.includes(profile.id)) restored.splice(at, 0, profile);
  });
  return restored;
}
