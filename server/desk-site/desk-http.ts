import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { errorNamed } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';

export interface DeskRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The path with its query. */
  readonly path: string;
  readonly body?: string;
}

const timeoutMs = 30_000;
const isNetworks = errorNamed('TypeError', 'NetworkError', 'AbortError', 'TimeoutError');

/** Sends a request that nobody has to sign. */
export async function send(
  { method, path, body }: DeskRequest,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Result<Response, DeskTrouble>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return ok(
      await fetch(path, {
        method,
        headers: { ...(body && { 'Content-Type': mediaTypes.json }), ...headers },
        ...defined({ body }),
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      }),
    );
  } catch (thrown) {
    noteFault('endpoint.request', thrown, isNetworks);
    return err('offline');
  }
}

/** Sends a request to the desk's side of the endpoint, signed by its handler: method, path and body. */
export type AskDesk = (
  request: DeskRequest,
  signal?: AbortSignal,
) => Promise<Result<Response, DeskTrouble>>;

export function createAskDesk(vault: DeskVault): AskDesk {
  return async (request, signal) => {
    const { method, path, body } = request;
    const authorization = await vault.authorize({
      method,
      path,
      ...defined({ body: body || undefined }),
    });
    if (!authorization.ok) return authorization;
    return send(request, { Authorization: authorization.value }, signal);
  };
}

/** The bytes of an answer. A captive portal's page, or half an answer, counts as no answer. */
export async function readBytes(response: Response): Promise<Result<Blob, DeskTrouble>> {
  try {
    return ok(await response.blob());
  } catch (thrown) {
    noteFault('endpoint.request', thrown, isNetworks);
    return err('offline');
  }
}

export function troubleOf(status: number): DeskTrouble {
  if (status === 404) return 'not-found';
  return status === 401 || status === 403 ? 'refused' : 'offline';
}

/** Reads an answer of 2xx by a schema; anything else is a trouble. */
export async function readAnswer<Value>(
  schema: Parameters<typeof parseJson<Value>>[0],
  answer: Result<Response, DeskTrouble>,
): Promise<Result<Value, DeskTrouble>> {
  if (!answer.ok) return answer;
  const bytes = await readBytes(answer.value);
  if (!bytes.ok) return bytes;
  if (!answer.value.ok) return err(troubleOf(answer.value.status));
  const value = parseJson(schema, await bytes.value.text());
  return value === undefined ? err('offline') : ok(value);
}
