import { fromBER, ObjectIdentifier } from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { type Bytes, toHex } from '../bytes.ts';
import { sha256Hex } from '../digest.ts';
import { demandStrongSigner } from './algorithms.ts';
import { derOf, findPathEnd } from './certificate-path.ts';
import { checkSigner } from './certificate-rules.ts';
import { attributeValue, checkSigningCertificate } from './signing-certificate.ts';
import { demand, TokenFault } from './token-fault.ts';

const signedDataType = '1.2.840.113549.1.7.2';
const dataType = '1.2.840.113549.1.7.1';
const tstInfoType = '1.2.840.113549.1.9.16.1.4';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
const sha256Algorithm = '2.16.840.1.101.3.4.2.1';

export interface TimestampToken {
  readonly at: Date;
  /**
   * SHA-256 in hex of the DER of the certificate that the chain ends at: what a verifier compares with one he
   * trusts.
   */
  readonly rootSha256: string;
  readonly isTrusted: boolean;
}

/**
 * An RFC 3161 token over one of `digests` (SHA-256, hex): its imprint, its signature, the certificate that it
 * names, and the chain at the time stated. The chain ends at one of `trusted`, or, if none is given, wherever
 * the certificates that came along end, which `isTrusted` then denies. Rejects with TokenFault.
 */
export async function judgeToken(
  der: Bytes,
  digests: readonly string[],
  certificates: { trusted: readonly Bytes[]; stated: readonly Bytes[] },
): Promise<TimestampToken> {
  try {
    const { signed, signer } = readSignedData(der);
    const info = readInfo(signed);
    demand(digests.includes(imprintOf(info)), 'other-imprint');
    demandStrongSigner(signer.digestAlgorithm, signer.signatureAlgorithm);
    const certificate = await verifySignature(signed, info.genTime);
    await checkSigningCertificate(signer, certificate);
    checkSigner(certificate);
    const root = await findPathEnd(certificate, {
      known: [...enclosed(signed), ...certificates.stated.map((each) => Certificate.fromBER(each))],
      trusted: certificates.trusted.map((each) => Certificate.fromBER(each)),
      at: info.genTime,
    });
    const isTrusted = certificates.trusted.length > 0;
    return { at: info.genTime, rootSha256: await sha256Hex(derOf(root)), isTrusted };
  } catch (cause) {
    throw cause instanceof TokenFault ? cause : new TokenFault('malformed', { cause });
  }
}

/** RFC 3161 §2.4.2: one CMS value, signed by the authority alone, its content type among what is signed. */
function readSignedData(der: Bytes): { signed: SignedData; signer: SignerInfo } {
  const parsed = fromBER(der);
  const isWhole = parsed.offset === der.length;
  // Written anew it is the same: no length or tag is written in a way that readers may read differently.
  const isDer = isWhole && toHex(new Uint8Array(parsed.result.toBER())) === toHex(der);
  demand(isDer, 'malformed');
  const outer = new ContentInfo({ schema: parsed.result });
  demand(outer.contentType === signedDataType, 'malformed');
  const signed = new SignedData({ schema: outer.content });
  const [signer, ...more] = signed.signerInfos;
  demand(signer !== undefined && more.length === 0, 'malformed');
  const type = attributeValue(signer, contentTypeAttribute);
  const isTstInfo = type instanceof ObjectIdentifier && type.getValue() === tstInfoType;
  demand(isTstInfo && signed.encapContentInfo.eContentType === tstInfoType, 'malformed');
  return { signed, signer };
}

function readInfo({ encapContentInfo: { eContent } }: SignedData): TSTInfo {
  demand(eContent !== undefined, 'malformed');
  const info = TSTInfo.fromBER(eContent.getValue());
  demand(info.version === 1, 'malformed');
  // None is defined by the standard, so that none can be understood.
  const isUnderstood = (info.extensions ?? []).every(({ critical }) => !critical);
  demand(isUnderstood, 'critical-extension');
  return info;
}

function imprintOf({ messageImprint }: TSTInfo): string {
  demand(messageImprint.hashAlgorithm.algorithmId === sha256Algorithm, 'other-imprint');
  return toHex(messageImprint.hashedMessage.valueBlock.valueHexView);
}

function enclosed({ certificates = [] }: SignedData): Certificate[] {
  return certificates.filter((each) => each instanceof Certificate);
}

/**
 * The signer's certificate, whose key made the signature over the signed attributes and, through them, the
 * content.
 */
async function verifySignature(signed: SignedData, checkDate: Date): Promise<Certificate> {
  // Of a TSTInfo the library would hash the data anew, of which only the digest need be known here.
  signed.encapContentInfo.eContentType = dataType;
  const options = { signer: 0, checkChain: false, checkDate, extendedMode: true } as const;
  const result = await signed.verify(options).catch((cause: unknown) => {
    throw new TokenFault('signature', { cause });
  });
  const { signerCertificate, signatureVerified } = result;
  demand(signatureVerified === true && signerCertificate != null, 'signature');
  return signerCertificate;
}
