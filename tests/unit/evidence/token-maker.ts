import {
  BitString,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { defined } from '../../../utils/defined.ts';
import type { Bytes } from '../../../utils/evidence/bytes.ts';
import { fromHex } from '../../../utils/evidence/bytes.ts';

/** Makes certificates and tokens that no ordinary authority would: every rule can be broken by itself. */
export interface Issued {
  readonly certificate: Certificate;
  readonly der: Bytes;
  readonly keys: CryptoKeyPair;
}

export interface CertificateParts {
  readonly name: string;
  /** Signs it; without one it signs itself. */
  readonly issuer?: Issued;
  readonly extensions: readonly Extension[];
  readonly from?: Date;
  readonly until?: Date;
  readonly digest?: 'SHA-1' | 'SHA-256';
  /** Of another certificate: two for one key. */
  readonly keys?: CryptoKeyPair;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
let serial = 1;

function nameOf(text: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: text }) });
}

function extension(id: string, critical: boolean, value: { toBER: () => ArrayBuffer }): Extension {
  return new Extension({ extnID: id, critical, extnValue: value.toBER() });
}

export const authority = (pathLength?: number): Extension => {
  const constraints = new BasicConstraints({
    cA: true,
    ...defined({ pathLenConstraint: pathLength }),
  });
  return extension('2.5.29.19', true, constraints.toSchema());
};
export const noAuthority = (): Extension =>
  extension('2.5.29.19', true, new BasicConstraints({ cA: false }).toSchema());

/** One byte of bits, the first of RFC 5280's list highest. */
export function keyUsage(bits: number): Extension {
  const value = new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: 0 });
  return extension('2.5.29.15', true, value);
}

export function purpose(isCritical: boolean, ...keyPurposes: string[]): Extension {
  return extension('2.5.29.37', isCritical, new ExtKeyUsage({ keyPurposes }).toSchema());
}

export function unknown(isCritical: boolean): Extension {
  return extension('1.3.6.1.4.1.55555.9', isCritical, new Null());
}

export async function issue(parts: CertificateParts): Promise<Issued> {
  const keys = parts.keys ?? (await crypto.subtle.generateKey(curve, true, ['sign', 'verify']));
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial++ });
  certificate.subject.typesAndValues.push(nameOf(parts.name));
  const issuer = parts.issuer?.certificate.subject.typesAndValues ?? [nameOf(parts.name)];
  certificate.issuer.typesAndValues.push(...issuer);
  certificate.notBefore.value = parts.from ?? new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = parts.until ?? new Date('2027-01-01T00:00:00Z');
  certificate.extensions = [...parts.extensions];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const { privateKey } = parts.issuer?.keys ?? keys;
  await certificate.sign(privateKey, parts.digest ?? 'SHA-256');
  const der = new Uint8Array(certificate.toSchema(true).toBER());
  return { certificate: Certificate.fromBER(der), der, keys };
}

export interface TokenParts {
  readonly signer: Issued;
  /** Beside the signer's own. */
  readonly chain: readonly Issued[];
  readonly imprint: string;
  readonly at?: Date;
  /** Named by the signing-certificate attribute; the signer's own unless said otherwise, none if null. */
  readonly named?: Issued | null;
  readonly namedBy?: 'SHA-1' | 'SHA-256';
  readonly digest?: 'SHA-1' | 'SHA-256';
  readonly contentType?: string;
  readonly infoExtension?: Extension;
  readonly twoSigners?: boolean;
}

const tstInfoType = '1.2.840.113549.1.9.16.1.4';

function infoOf({ imprint, at, infoExtension }: TokenParts): ArrayBuffer {
  const info = new TSTInfo({
    version: 1,
    policy: '1.3.6.1.4.1.55555.1',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
      hashedMessage: new OctetString({ valueHex: fromHex(imprint).buffer }),
    }),
    serialNumber: new Integer({ value: 7 }),
    genTime: at ?? new Date('2026-06-01T00:00:00Z'),
    ...(infoExtension && { extensions: [infoExtension] }),
  });
  return info.toSchema().toBER();
}

/** `SigningCertificate` (SHA-1) or `SigningCertificateV2`, of one certificate. */
async function signingCertificate(named: Issued, digest: 'SHA-1' | 'SHA-256'): Promise<Attribute> {
  const hash = new OctetString({ valueHex: await crypto.subtle.digest(digest, named.der) });
  const entry = new Sequence({ value: [hash] });
  const list = new Sequence({ value: [new Sequence({ value: [entry] })] });
  const type = `1.2.840.113549.1.9.16.2.${digest === 'SHA-1' ? 12 : 47}`;
  return new Attribute({ type, values: [list] });
}

async function attributesOf(parts: TokenParts, info: ArrayBuffer): Promise<Attribute[]> {
  const digest = await crypto.subtle.digest(parts.digest ?? 'SHA-256', info);
  const type = new ObjectIdentifier({ value: parts.contentType ?? tstInfoType });
  const named = parts.named === undefined ? parts.signer : parts.named;
  return [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [type] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: digest })],
    }),
    ...(named === null ? [] : [await signingCertificate(named, parts.namedBy ?? 'SHA-256')]),
  ];
}

async function signerInfo(parts: TokenParts, info: ArrayBuffer): Promise<SignerInfo> {
  const { issuer, serialNumber } = parts.signer.certificate;
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: await attributesOf(parts, info),
    }),
  });
}

/** A TimeStampToken in DER. */
export async function makeToken(parts: TokenParts): Promise<Bytes> {
  const info = infoOf(parts);
  const signers = parts.twoSigners ? [0, 1] : [0];
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfoType,
      eContent: new OctetString({ valueHex: info }),
    }),
    signerInfos: await Promise.all(signers.map(() => signerInfo(parts, info))),
    certificates: [parts.signer, ...parts.chain].map(({ certificate }) => certificate),
  });
  for (const index of signers)
    await signed.sign(parts.signer.keys.privateKey, index, parts.digest ?? 'SHA-256');
  const outer = new ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: signed.toSchema(true),
  });
  return new Uint8Array(outer.toSchema().toBER());
}
