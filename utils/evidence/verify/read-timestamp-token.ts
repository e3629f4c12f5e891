import { fromBER } from 'asn1js';
import {
  BasicConstraints,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  TSTInfo,
} from 'pkijs';
import { type Bytes, toHex } from '../bytes.ts';
import { sha256Hex } from '../digest.ts';

const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';
const extendedKeyUsage = '2.5.29.37';
const basicConstraints = '2.5.29.19';
const maxChain = 8;
const tstInfoType = '1.2.840.113549.1.9.16.1.4';
const dataType = '1.2.840.113549.1.7.1';
const sha256Algorithm = '2.16.840.1.101.3.4.2.1';

export interface TimestampToken {
  readonly at: Date;
  /** SHA-256 in hex of the DER of the certificate that the chain ends at: what a verifier compares with one he trusts. */
  readonly rootSha256: string;
  readonly isTrusted: boolean;
}

/**
 * An RFC 3161 token over one of `digests` (SHA-256, hex): its imprint, its signature, the purpose of the signer's certificate and the
 * chain at the time stated. The chain ends at one of `trusted`, or, if none is given, wherever the certificates
 * that came along end, which `isTrusted` then denies. Undefined when anything of this does not hold.
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
    const result = await signed.verify({
      signer: 0,
      trustedCerts: certificates.trusted.map((root) => Certificate.fromBER(root)),
      checkChain: isTrusted,
      checkDate: info.genTime,
      extendedMode: true,
    });
    const signer = result.signerCertificate;
    if (result.signatureVerified !== true || !signer || !isForTime(signer)) return undefined;
    const root = isTrusted
      ? result.certificatePath.at(-1)
      : await lastOfChain(signer, knownCertificates(signed, certificates.stated), info.genTime);
    if (root === undefined) return undefined;
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

function knownCertificates(signed: SignedData, stated: readonly Bytes[]): Certificate[] {
  const enclosed = signed.certificates?.filter((each) => each instanceof Certificate) ?? [];
  return [...enclosed, ...stated.map((der) => Certificate.fromBER(der))];
}

/**
 * Where the signer's chain ends among `known`: at a root, or, as authorities seldom send theirs, at what it issued.
 * Undefined when a signature in the chain does not hold or a certificate was not valid at that time.
 */
async function lastOfChain(
  signer: Certificate,
  known: readonly Certificate[],
  at: Date,
): Promise<Certificate | undefined> {
  let last = signer;
  for (let length = 0; length < maxChain; length++) {
    if (at < last.notBefore.value || at > last.notAfter.value) return undefined;
    const { issuer, subject } = last;
    const next = known.find((each) => each.subject.isEqual(issuer));
    if (next === undefined) return last;
    if (!isAuthority(next) || !(await last.verify(next))) return undefined;
    if (issuer.isEqual(subject)) return last;
    last = next;
  }
  return undefined;
}

function isAuthority({ extensions }: Certificate): boolean {
  const constraints = extensions?.find((each) => each.extnID === basicConstraints)?.parsedValue;
  return constraints instanceof BasicConstraints && constraints.cA;
}

/** RFC 3161 §2.3: the signer's key is for time-stamping, and the certificate says so critically. */
function isForTime(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find((each) => each.extnID === extendedKeyUsage);
  const purposes = usage?.parsedValue;
  return (
    usage?.critical === true &&
    purposes instanceof ExtKeyUsage &&
    purposes.keyPurposes.includes(timeStampingPurpose)
  );
}
