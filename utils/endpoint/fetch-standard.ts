import { utf8 } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import type { Descriptor } from '../protocol/descriptor.ts';
import { paths } from '../protocol/wire.ts';
import { err, ok, type Result } from '../result.ts';
import { type RequestPorts, request } from './request.ts';

/** A standard of the longest length that is read, were all of it outside ASCII. */
const maxStandardBytes = 3 * 1_048_576;

/** `unreachable`: try again later. `wrong-hash`: not the bytes that the signed descriptor names. */
export type FetchFailure = 'unreachable' | 'wrong-hash';

/** Fetches the standard that a descriptor names, and makes sure that it is the one named. */
export async function fetchStandard(
  origin: string,
  named: Descriptor['standard'] & { readonly sha256: string },
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<Result<string, FetchFailure>> {
  const { answer } = await request(
    origin + paths.standard(named.id, named.version),
    { method: 'GET', maxAnswerBytes: maxStandardBytes },
    ports,
    signal,
  );
  if (answer.kind !== 'response' || answer.status !== 200) return err('unreachable');
  const isNamed = (await sha256Hex(utf8(answer.text))) === named.sha256;
  return isNamed ? ok(answer.text) : err('wrong-hash');
}
