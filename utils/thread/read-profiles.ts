import type * as z from 'zod/mini';
import { maxSiteProfiles, type SiteProfile, siteProfileSchema } from '../protocol/site-profile.ts';
import { err, ok, type Result } from '../result.ts';
import { findJsonFault } from './json-fault.ts';
import { withProfiles } from './profile-list.ts';

/** In bytes or characters: more than two hundred profiles that somebody would write. */
export const maxProfilesLength = 1_000_000;

/** `number` counts the profiles from 1; absent where only one was given. */
interface Place {
  readonly number?: number;
}

/** What is wrong about a field, `post` or `hosts[0]`; `form` where it is there but not as it has to be. */
export interface FieldProblem extends Place {
  readonly kind: 'missing' | 'unknown' | 'form';
  readonly path: string;
}

export type ProfileProblem =
  | { readonly kind: 'empty' | 'too-large' | 'too-many' }
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  | (Place & { readonly kind: 'not-a-profile' })
  | (Place & { readonly kind: 'same-id'; readonly id: string })
  | (Place & { readonly kind: 'not-a-selector'; readonly path: string; readonly selector: string })
  | FieldProblem;

export interface ProfileReading {
  /** The profiles that are stored already. */
  readonly known: readonly SiteProfile[];
  /** Whether the browser understands a selector. */
  readonly isSelector: (selector: string) => boolean;
}

type ReadProfiles = Result<readonly SiteProfile[], readonly ProfileProblem[]>;

/** What a person gives: the JSON of one profile, or of an array of them. All of it is taken or nothing. */
export function readProfiles(text: string, reading: ProfileReading): ReadProfiles {
  if (text.trim() === '') return err([{ kind: 'empty' }]);
  if (text.length > maxProfilesLength) return err([{ kind: 'too-large' }]);
  const fault = findJsonFault(text);
  if (fault !== undefined) return err([{ kind: 'not-json', ...fault }]);
  const json: unknown = JSON.parse(text);
  const entries: readonly unknown[] = Array.isArray(json) ? json : [json];
  if (entries.length === 0) return err([{ kind: 'empty' }]);
  if (entries.length > maxSiteProfiles) return err([{ kind: 'too-many' }]);
  return readEntries(entries, reading);
}

function readEntries(
  entries: readonly unknown[],
  { known, isSelector }: ProfileReading,
): ReadProfiles {
  const profiles: SiteProfile[] = [];
  const problems = entries.flatMap((entry, at): ProfileProblem[] => {
    const place: Place = entries.length === 1 ? {} : { number: at + 1 };
    const parsed = siteProfileSchema.safeParse(entry);
    if (!parsed.success) {
      return parsed.error.issues.flatMap((issue) => problemsOf(entry, issue, place));
    }
    const { id, hosts: _, ...selectors } = parsed.data;
    const isTaken = profiles.some((profile) => profile.id === id);
    profiles.push(parsed.data);
    return [
      ...(isTaken ? [{ kind: 'same-id', ...place, id } as const] : []),
      ...Object.entries(selectors)
        .filter(([, selector]) => !isSelector(selector))
        .map(([path, selector]) => ({ kind: 'not-a-selector', ...place, path, selector }) as const),
    ];
  });
  if (problems.length > 0) return err(problems);
  if (withProfiles(known, profiles).length > maxSiteProfiles) return err([{ kind: 'too-many' }]);
  return ok(profiles);
}

function problemsOf(entry: unknown, issue: z.core.$ZodIssue, place: Place): ProfileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((path) => ({ kind: 'unknown', ...place, path }));
  }
  const [field] = issue.path;
  if (field === undefined) return [{ kind: 'not-a-profile', ...place }];
  const isThere = typeof entry === 'object' && entry !== null && Object.hasOwn(entry, field);
  return [{ kind: isThere ? 'form' : 'missing', ...place, path: pathOf(issue.path) }];
}

function pathOf(steps: readonly PropertyKey[]): string {
  return steps.map((step) => (typeof step === 'number' ? `[${step}]` : String(step))).join('');
}
