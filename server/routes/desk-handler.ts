import { RequestRefused } from '../problem.ts';
import type { EnrolledHandler } from '../team/handlers.ts';

/** Whoever sees to people and keys sees no case. */
export function requireCaseRole({ roles }: EnrolledHandler): void {
  if (roles.every((role) => role === 'administrator'))
    throw new RequestRefused('step-refused', {
      status: 403,
      errors: [{ pointer: '', code: 'wrong-role' }],
    });
}
