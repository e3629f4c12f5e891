import type { Role } from '../casework/roles.ts';
import { defined } from '../defined.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { sha256Hex } from '../evidence/digest.ts';
import type { Purpose, RoleChange } from './team-wire.ts';

/** The hash by which a second person approves a change of roles; `by` 0 is the operator. */
export function roleChangeSha256(change: RoleChange, by: number): Promise<string> {
  const { handler, roles, certifiedUntil } = change;
  const told = { by, handler, roles: [...roles].toSorted(), ...defined({ certifiedUntil }) };
  return sha256Hex(canonicalBytes(told));
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
