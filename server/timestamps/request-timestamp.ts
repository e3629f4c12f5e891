import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  type ContentInfo,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { type Bytes, fromHex, randomBytes, toHex } from '../../utils/evidence/bytes.ts';
import { judgeToken } from '../../utils/evidence/timestamp-token/judge-token.ts';
import { TokenFault } from '../../utils/evidence/timestamp-token/token-fault.ts';
import { postQuery } from './post-query.ts';
import { TimestampRefused } from './timestamp-refused.ts';

const sha256Oid = '2.16.840.1.101.3.4.2.1';

function buildQuery(imprint: Bytes, nonce: Bytes): Uint8Array<ArrayBuffer> {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: imprint.slice().buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.slice().buffer }),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}

function readResponse(reply: Bytes): TimeStampResp {
  try {
    return TimeStampResp.fromBER(reply);
  } catch (cause) {
    throw new TimestampRefused('malformed', { cause });
  }
}

function readToken(reply: Bytes, imprint: Bytes, nonce: Bytes): Bytes {
  const response = readResponse(reply);
  const { status } = response.status;
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods)
    throw new TimestampRefused(`status-${status}`);
  const token = response.timeStampToken;
  if (token === undefined) throw new TimestampRefused('no-token');
  const info = readInfo(token);
  const isSameImprint =
    info.messageImprint.hashAlgorithm.algorithmId === sha256Oid &&
    toHex(info.messageImprint.hashedMessage.valueBlock.valueHexView) === toHex(imprint);
  if (!isSameImprint) throw new TimestampRefused('other-imprint');
  if (info.nonce === undefined || toHex(info.nonce.valueBlock.valueHexView) !== toHex(nonce))
    throw new TimestampRefused('other-nonce');
  return new Uint8Array(token.toSchema().toBER());
}

function readInfo(token: ContentInfo): TSTInfo {
  try {
    const { eContent } = new SignedData({ schema: token.content }).encapContentInfo;
    if (eContent !== undefined) return TSTInfo.fromBER(eContent.getValue());
  } catch (cause) {
    throw new TimestampRefused('malformed', { cause });
  }
  throw new TimestampRefused('no-content');
}

/** Positive and minimal, as DER wants an INTEGER: the first byte is neither 0 nor negative. */
function createNonce(): Bytes {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/**
 * Nobody could verify a token that does not hold by itself: it is refused here, where the authority can be
 * asked again.
 */
async function requireSound(token: Bytes, imprintSha256: string): Promise<void> {
  await judgeToken(token, [imprintSha256], { trusted: [], stated: [] }).catch((cause: unknown) => {
    const code = cause instanceof TokenFault ? cause.code : 'malformed';
    throw new TimestampRefused(`token-${code}`, { cause });
  });
}

/**
 * Asks an RFC 3161 authority for a token over a SHA-256. Rejects with what the network said, or
 * TimestampRefused for a reply that is not a sound stamp of this very request.
 */
export async function requestTimestamp(
  url: string,
  imprintSha256: string,
  signal: AbortSignal,
): Promise<Bytes> {
  const [imprint, nonce] = [fromHex(imprintSha256), createNonce()];
  const reply = await postQuery(url, buildQuery(imprint, nonce), signal);
  const token = readToken(reply, imprint, nonce);
  await requireSound(token, imprintSha256);
  return token;
}
