import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { ProfileFit, SiteProfileUse } from '../../utils/protocol/site-profile.ts';

export const SAYINGS = [
  'The lantern is out again.',
  'It burns, come and see.',
  'Then who put it out?',
] as const;

/** A discussion with neither times nor names, so that nothing but a profile tells that these are posts. */
export const SAYINGS_PAGE = `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main>${SAYINGS.map(
  (words, at) =>
    `<p class="say" id="s${at}"><q>${words}</q> <a class="here" href="/say/${at}">#</a></p>`,
).join('')}</main>`;

export const SAYINGS_PROFILE = {
  id: 'plain-sayings',
  hosts: ['pages.localhost'],
  post: 'p.say',
  text: 'q',
  permalink: '.here',
};

/** What evidence records where that profile was used, with the digest that its salt makes. */
export async function sayingsUse(fit: ProfileFit, recorded: SiteProfileUse | undefined) {
  if (recorded === undefined || recorded.fit === 'none') throw new Error('no profile was used');
  const { salt } = recorded;
  const sha256 = await sha256Hex(canonicalBytes({ profile: SAYINGS_PROFILE, salt }));
  return { fit, host: 'pages.localhost', salt, sha256 };
}
