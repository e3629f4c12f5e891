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

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const queryType = 'application/timestamp-query';
const replyType = 'application/timestamp-reply';
const maxReplyBytes = 64 * 1024;

/** The authority refused, or answered something that is no stamp of what it was asked. */
export class TimestampRefused extends Error {
  override readonly name = 'TimestampRefused';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

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

function readToken(reply: Bytes, imprint: Bytes, nonce: Bytes): Bytes {
  const response = TimeStampResp.fromBER(reply);
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
  const { eContent } = new SignedData({ schema: token.content }).encapContentInfo;
  if (eContent === undefined) throw new TimestampRefused('no-content');
  return TSTInfo.fromBER(eContent.getValue());
}

/** Positive and minimal, as DER wants an INTEGER: the first byte is neither 0 nor negative. */
function createNonce(): Bytes {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/**
 * Asks an RFC 3161 authority over HTTP (§3.4) for a token over a SHA-256. Rejects with what the network said, or
 * TimestampRefused for a reply that is not a stamp of this very request.
 */
export async function requestTimestamp(
  url: string,
  imprintSha256: string,
  signal: AbortSignal,
): Promise<Bytes> {
  const [imprint, nonce] = [fromHex(imprintSha256), createNonce()];
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': queryType, Accept: replyType },
    body: buildQuery(imprint, nonce),
    redirect: 'error',
    signal,
  });
  if (!response.ok) throw new TimestampRefused(`http-${response.status}`);
  const reply = new Uint8Array(await response.arrayBuffer());
  if (reply.length > maxReplyBytes) throw new TimestampRefused('too-large');
  return readToken(reply, imprint, nonce);
}
