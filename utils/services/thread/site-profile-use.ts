import { randomBytes, toHex } from '../../evidence/bytes.ts';
import { canonicalBytes } from '../../evidence/canonical.ts';
import { sha256Hex } from '../../evidence/digest.ts';
import type { SiteProfile, SiteProfileUse } from '../../protocol/site-profile.ts';
import { hostFor, profileFor } from '../../thread/site-profile.ts';

/**
 * What a capture records of the site profile that it uses. Its fit is `broken` until the profile has found a
 * post.
 */
export async function siteProfileUse(
  url: string,
  profiles: readonly SiteProfile[],
): Promise<SiteProfileUse> {
  const profile = profileFor(url, profiles);
  if (profile === undefined) return { fit: 'none' };
  const salt = toHex(randomBytes(16));
  return {
    fit: 'broken',
    host: hostFor(profile, url) ?? '',
    salt,
    sha256: await sha256Hex(canonicalBytes({ profile, salt })),
  };
}
