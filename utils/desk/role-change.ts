import type { Role } from '../casework/roles.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { sha256Hex } from '../evidence/digest.ts';
import type { Purpose, RoleChange } from './team-wire.ts';

/** The hash by which a second person approves a change of roles; `by` 0 is the operator. */
export function roleChangeSha256({ handler, roles }: RoleChange, by: number): Promise<string> {
  return sha256Hex(canonicalBytes({ by, handler, roles: [...roles].toSorted() }));
}

const openers: ReadonlySet<Role> = new Set([
  'intake',
  'reviewer',
  'disposer',
  'supervisor',
  'custodian',
  'auditor',
]);

/** Which of the keys that a team shares somebody in these roles works with; an administrator with none. */
export function purposesOf(roles: readonly Role[]): readonly Purpose[] {
  const opens = roles.some((role) => openers.has(role));
  return [
    ...(opens ? (['desk', 'link'] as const) : []),
    ...(roles.includes('custodian') ? (['identity'] as const) : []),
  ];
}
