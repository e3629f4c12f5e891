import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../../utils/protocol/site-profile.ts';
import {
  restoreProfiles,
  withoutProfile,
  withProfiles,
} from '../../../utils/thread/profile-list.ts';

const named = (id: string, post = '.post'): SiteProfile => ({ id, hosts: ['example.org'], post });
const [a, b, c] = [named('a'), named('b'), named('c')];
const otherB = named('b', '.other');

describe('the list of profiles', () => {
  it('has new ones in front, to be tried first, and replaced ones where they were', () => {
    expect(withProfiles([a, b], [otherB, c])).toEqual([c, a, otherB]);
  });

  it('is again what it was when an addition is undone', () => {
    const before = [a, b];
    const after = withProfiles(before, [otherB, c]);
    expect(restoreProfiles(after, before, ['b', 'c'])).toEqual(before);
  });

  it('has a removed one back in its place, beside what was added since', () => {
    const before = [a, b, c];
    const after = withoutProfile(before, 'b');
    expect(after).toEqual([a, c]);
    expect(restoreProfiles(after, before, ['b'])).toEqual(before);
    expect(restoreProfiles([a], before, ['b'])).toEqual([a, b]);
    expect(restoreProfiles([], before, ['c'])).toEqual([c]);
  });
});
