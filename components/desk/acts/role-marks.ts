import * as z from 'zod/mini';
import { parseJson } from '../../../utils/parse-json.ts';
import type { ThreadEvidence } from '../../../utils/protocol/thread.ts';

const saidSchema = z.array(
  z.object({
    role: z.string(),
    account: z.string(),
    mark: z.enum(['confirmed', 'refused']),
  }),
);

/** The same marks out of the words of a step; none where somebody wrote something else there. */
export function readMarks(words: string): Readonly<Record<string, 'confirmed' | 'refused'>> {
  const said = parseJson(saidSchema, words) ?? [];
  return Object.fromEntries(
    said.map(({ role, account, mark }) => [`${role} ${account}`, mark] as const),
  );
}

type ThreadRole = ThreadEvidence['roles'][number];

/** One role of one account. */
export function keyOfRole({ role, account }: Pick<ThreadRole, 'role' | 'account'>): string {
  return `${role} ${account}`;
}

/** What somebody confirmed and refused, as it is sealed with the step: the step itself only counts. */
export function describeMarks(
  { roles }: Pick<ThreadEvidence, 'roles'>,
  marks: Readonly<Record<string, 'confirmed' | 'refused'>>,
): string {
  const said = roles.flatMap(({ role, account }) => {
    const mark = marks[keyOfRole({ role, account })];
    return mark === undefined ? [] : [{ role, account, mark }];
  });
  return JSON.stringify(said);
}
