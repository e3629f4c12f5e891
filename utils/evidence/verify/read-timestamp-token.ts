import { noted } from '../../faults/expected.ts';
import type { Bytes } from '../bytes.ts';
import { judgeToken, type TimestampToken } from '../timestamp-token/judge-token.ts';
import { TokenFault } from '../timestamp-token/token-fault.ts';

export { isCertificate } from '../timestamp-token/is-certificate.ts';
export type { TimestampToken };

/** What `judgeToken` says of a token; undefined when anything of it does not hold. */
export async function readTimestampToken(
  der: Bytes,
  digests: readonly string[],
  certificates: { trusted: readonly Bytes[]; stated: readonly Bytes[] },
): Promise<TimestampToken | undefined> {
  return judgeToken(der, digests, certificates).catch(
    noted('timestamp.read', undefined, (thrown) => thrown instanceof TokenFault),
  );
}
