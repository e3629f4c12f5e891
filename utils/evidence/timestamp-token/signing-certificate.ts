import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import type { Attribute, Certificate, SignerInfo } from 'pkijs';
import { toHex } from '../bytes.ts';
import { derOf } from './certificate-path.ts';
import { demand } from './token-fault.ts';

const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

const digestNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

function items(value: unknown): readonly unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : [];
}

/** The one value that a signed attribute of this type has; undefined if there is no such attribute. */
export function attributeValue({ signedAttrs }: SignerInfo, type: string): unknown {
  const found = signedAttrs?.attributes.filter((each: Attribute) => each.type === type) ?? [];
  if (found.length === 0) return undefined;
  const values: readonly unknown[] = found[0]?.values ?? [];
  demand(found.length === 1 && values.length === 1, 'malformed');
  return values[0];
}

/** `ESSCertIDv2.hashAlgorithm` is left out where it is SHA-256 (RFC 5035 §4). */
function digestOf(algorithm: unknown): string | undefined {
  if (algorithm === undefined) return 'SHA-256';
  const [id] = items(algorithm);
  return id instanceof ObjectIdentifier ? digestNames[id.getValue()] : undefined;
}

/** The certificate's hash and, where it is given, its serial number. */
async function isNamed(certificate: Certificate, entry: unknown, digest?: string) {
  const parts = items(entry);
  const hash = parts.find((part) => part instanceof OctetString);
  if (digest === undefined || hash === undefined) return false;
  const actual = new Uint8Array(await crypto.subtle.digest(digest, derOf(certificate)));
  if (toHex(hash.valueBlock.valueHexView) !== toHex(actual)) return false;
  const after = parts[parts.indexOf(hash) + 1];
  const serial = items(after).find((part) => part instanceof Integer);
  return after === undefined || serial?.isEqual(certificate.serialNumber) === true;
}

/**
 * RFC 3161 §2.4.2 and RFC 5816: the signature covers a name of the signer's certificate, so that nobody puts
 * another for the same key in its place. Either form will do; what is there must be right.
 */
export async function checkSigningCertificate(
  signer: SignerInfo,
  certificate: Certificate,
): Promise<void> {
  const forms = [signingCertificate, signingCertificateV2].map((type) => ({
    type,
    value: attributeValue(signer, type),
  }));
  const given = forms.filter(({ value }) => value !== undefined);
  demand(given.length > 0, 'signing-certificate');
  for (const { type, value } of given) {
    const [list] = items(value);
    const [first] = items(list);
    const [algorithm] = items(first);
    const named = algorithm instanceof Sequence ? digestOf(algorithm) : digestOf(undefined);
    const digest = type === signingCertificate ? 'SHA-1' : named;
    demand(await isNamed(certificate, first, digest), 'signing-certificate');
  }
}
