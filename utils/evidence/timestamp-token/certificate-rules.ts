import { BitString } from 'asn1js';
import { BasicConstraints, type Certificate, type Extension, ExtKeyUsage } from 'pkijs';
import { demand } from './token-fault.ts';

const oids = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** What is looked at here; policies are, as any of them will do (RFC 5280 §6.1.1 c). */
const understood = new Set<string>(Object.values(oids));

const timeStamping = '1.3.6.1.5.5.7.3.8';
const anyPurpose = '2.5.29.37.0';

/** Bits of KeyUsage (RFC 5280 §4.2.1.3), from the first byte's highest on. */
const forSignatures = 0x80 | 0x40;
const forCertificates = 0x04;

function extension({ extensions }: Certificate, id: string): Extension | undefined {
  const found = extensions?.filter(({ extnID }) => extnID === id) ?? [];
  // RFC 5280 §4.2: no more than one of each.
  demand(found.length < 2, 'malformed');
  return found[0];
}

/** The bytes of KeyUsage; undefined where the certificate does not say. */
function keyUsage(certificate: Certificate): Uint8Array | undefined {
  const usage: unknown = extension(certificate, oids.keyUsage)?.parsedValue;
  return usage instanceof BitString ? usage.valueBlock.valueHexView : undefined;
}

function purposes(certificate: Certificate): readonly string[] | undefined {
  const usage: unknown = extension(certificate, oids.extendedKeyUsage)?.parsedValue;
  return usage instanceof ExtKeyUsage ? usage.keyPurposes : undefined;
}

function constraints(certificate: Certificate): BasicConstraints | undefined {
  const found: unknown = extension(certificate, oids.basicConstraints)?.parsedValue;
  return found instanceof BasicConstraints ? found : undefined;
}

/** What holds for each certificate of a chain at the time stated. */
export function checkCertificate(certificate: Certificate, at: Date): void {
  const { extensions = [], notBefore, notAfter } = certificate;
  demand(at >= notBefore.value && at <= notAfter.value, 'not-valid-then');
  const isUnderstood = extensions.every(
    ({ critical, extnID }) => !critical || understood.has(extnID),
  );
  demand(isUnderstood, 'critical-extension');
}

/** RFC 3161 §2.3: the signer's key is for time-stamping alone, and the certificate says so critically. */
export function checkSigner(certificate: Certificate): void {
  const isCritical = extension(certificate, oids.extendedKeyUsage)?.critical === true;
  const [purpose, ...more] = purposes(certificate) ?? [];
  const isExclusive = purpose === timeStamping && more.length === 0;
  const [first = forSignatures, ...rest] = keyUsage(certificate) ?? [];
  const isForSignatures =
    (first & forSignatures) !== 0 &&
    (first & ~forSignatures) === 0 &&
    rest.every((bits) => bits === 0);
  demand(isCritical && isExclusive && isForSignatures, 'not-for-time');
}

/**
 * RFC 5280 §6.1.4: a certificate that issued another is an authority that may sign certificates, for this
 * purpose if it names any, with at most as many authorities below it as it allows.
 */
export function checkAuthority(certificate: Certificate, authoritiesBelow: number): void {
  const basic = constraints(certificate);
  const usage = keyUsage(certificate);
  const named = purposes(certificate);
  const maySign = usage === undefined || ((usage[0] ?? 0) & forCertificates) !== 0;
  const isForTime =
    named === undefined || named.includes(timeStamping) || named.includes(anyPurpose);
  demand(basic?.cA === true && maySign && isForTime, 'not-an-authority');
  const { pathLenConstraint: most } = basic;
  if (most === undefined) return;
  const mostBelow = typeof most === 'number' ? most : most.valueBlock.valueDec;
  demand(authoritiesBelow <= mostBelow, 'path-length');
}
