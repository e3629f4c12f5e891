import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';
import { type Bytes, toHex } from '../bytes.ts';
import { sha256Hex } from '../digest.ts';

const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';
const extendedKeyUsage = '2.5.29.37';
const tstInfoType = '1.2.840.113549.1.9.16.1.4';
const dataType = '1.2.840.113549.1.7.1';
const sha256Algorithm = '2.16.840.1.101.3.4.2.1';

export interface TimestampToken {
  readonly at: Date;
  /** SHA-256 of the root certificate in DER, hex: what a verifier compares with one he trusts. */
  readonly rootSha256: string;
  readonly isTrusted: boolean;
}

/**
 * An RFC 3161 token over one of `digests` (SHA-256, hex): its imprint, its signature, the purpose of the signer's certificate and the
 * chain at the time stated. The chain ends at one of `trusted`, or, if none is given, at whatever self-signed
 * root came along, which `isTrusted` then denies. Undefined when anything of this does not hold.
 */
export async function readTimestampToken(
  der: Bytes,
  digests: readonly string[],
  certificates: { trusted: readonly Bytes[]; stated: readonly Bytes[] },
): Promise<TimestampToken | undefined> {
  try {
    const signed = readSignedData(der);
    const info = readInfo(signed);
    if (!digests.includes(imprintOf(info))) return undefined;
    // Of a TSTInfo the library would hash the data anew, of which only the digest need be known here.
    signed.encapContentInfo.eContentType = dataType;
    const isTrusted = certificates.trusted.length > 0;
    const roots = isTrusted
      ? certificates.trusted.map((root) => Certificate.fromBER(root))
      : statedRoots(signed, certificates.stated);
    const result = await signed.verify({
      signer: 0,
      trustedCerts: roots,
      checkChain: true,
      checkDate: info.genTime,
      extendedMode: true,
    });
    const root = result.certificatePath.at(-1);
    const signer = result.signerCertificate;
    if (result.signatureVerified !== true || root === undefined || !isForTime(signer)) {
      return undefined;
    }
    const rootSha256 = await sha256Hex(new Uint8Array(root.toSchema().toBER()));
    return { at: info.genTime, rootSha256, isTrusted };
  } catch {
    return undefined;
  }
}

function readSignedData(der: Bytes): SignedData {
  const parsed = fromBER(der);
  if (parsed.offset !== der.length) throw new RangeError('not one DER value');
  return new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content });
}

function readInfo(signed: SignedData): TSTInfo {
  const { eContent, eContentType } = signed.encapContentInfo;
  if (eContent === undefined || eContentType !== tstInfoType) throw new RangeError('no TSTInfo');
  return TSTInfo.fromBER(eContent.getValue());
}

function imprintOf({ messageImprint }: TSTInfo): string {
  const { algorithmId } = messageImprint.hashAlgorithm;
  if (algorithmId !== sha256Algorithm) throw new RangeError('not SHA-256');
  return toHex(messageImprint.hashedMessage.valueBlock.valueHexView);
}

function statedRoots(signed: SignedData, stated: readonly Bytes[]): Certificate[] {
  const enclosed = signed.certificates?.filter((each) => each instanceof Certificate) ?? [];
  return [...enclosed, ...stated.map((der) => Certificate.fromBER(der))].filter((certificate) =>
    certificate.issuer.isEqual(certificate.subject),
  );
}

/** RFC 3161 §2.3: the signer's key is for time-stamping, and the certificate says so critically. */
function isForTime(certificate: Certificate | null | undefined): boolean {
  const usage = certificate?.extensions?.find((each) => each.extnID === extendedKeyUsage);
  const purposes = usage?.parsedValue;
  return (
    usage?.critical === true &&
    purposes instanceof ExtKeyUsage &&
    purposes.keyPurposes.includes(timeStampingPurpose)
  );
}
