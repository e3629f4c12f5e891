import type { AppContext } from '../http/app-env.ts';
import { RequestRefused } from '../problem.ts';
import type { EnrolledHandler } from '../team/handlers.ts';
import type { RequireHandler } from '../team/request-signature.ts';

/** Who signed this request to the desk. Throws RequestRefused if nobody did. */
export function handlerOf(
  c: AppContext,
  requireHandler: RequireHandler,
  body: Uint8Array = new Uint8Array(0),
): Promise<EnrolledHandler> {
  const { pathname, search } = new URL(c.req.url);
  return requireHandler({
    authorization: c.req.header('Authorization'),
    method: c.req.method,
    path: pathname + search,
    body,
  });
}

/** Whoever sees to people and keys sees no case. */
export function requireCaseRole({ roles }: EnrolledHandler): void {
  if (roles.every((role) => role === 'administrator'))
    throw new RequestRefused('step-refused', {
      status: 403,
      errors: [{ pointer: '', code: 'wrong-role' }],
    });
}
