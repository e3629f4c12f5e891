import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { AppContext } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import type { EnrolledHandler } from '../team/handlers.ts';
import type { RequireHandler } from '../team/request-signature.ts';

/** A step is a few hundred bytes of terms, hashes and numbers; a grant or a few boxes are some thousand. */
const maxBodyBytes = 64 * 1024;

interface Ports {
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

/** The handler who signed a request that has no body, or whose body was read already. */
export function signedIn(
  { requireHandler }: Pick<Ports, 'requireHandler'>,
  c: AppContext,
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

/** Reads a small JSON body and gives it to `use`; its share of the body budget is held until the answer. */
export async function withBody(
  { openAccount }: Pick<Ports, 'openAccount'>,
  c: AppContext,
  use: (body: Uint8Array) => Promise<Response>,
): Promise<Response> {
  requireBodyOf(c.env.incoming, mediaTypes.json);
  const account = openAccount(c);
  try {
    return await use(await readBody(c.env.incoming, maxBodyBytes, account));
  } finally {
    account.close();
  }
}
