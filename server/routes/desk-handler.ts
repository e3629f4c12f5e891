import { RequestRefused } from '../problem.ts';
import type { EnrolledHandler } from '../team/handlers.ts';

/** Refuses whoever sees to people and keys alone: they see no case. */
export function requireCaseRole({ roles }: EnrolledHandler): void {
  if (roles.every((role) => role === 'administrator'))
    throw new RequestRefused('step-refused', {
      status: 403,
      errors: [{ pointer: '', code: 'wrong-role' }],
    });
}
