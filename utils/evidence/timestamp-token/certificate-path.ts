import type { Certificate } from 'pkijs';
import { toHex } from '../bytes.ts';
import { demandStrongSignature } from './algorithms.ts';
import { checkAuthority, checkCertificate } from './certificate-rules.ts';
import { demand, TokenFault } from './token-fault.ts';

/** Longer chains are nobody's; a bundle of many alike cannot make the search long. */
const maxLength = 8;
const maxSteps = 64;

export interface PathInput {
  /** Whatever certificates came along. */
  readonly known: readonly Certificate[];
  /** Where the chain must end; if there are none, it may end where the known certificates do. */
  readonly trusted: readonly Certificate[];
  readonly at: Date;
}

type Path = readonly [Certificate, ...Certificate[]];

export function derOf(certificate: Certificate): Uint8Array<ArrayBuffer> {
  return new Uint8Array(certificate.toSchema().toBER());
}

function isSame(one: Certificate, other: Certificate): boolean {
  return toHex(derOf(one)) === toHex(derOf(other));
}

function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return issuer.isEqual(subject);
}

/**
 * Whether a certificate signed itself, or its issuer is not at hand, so that its own signature cannot be
 * judged.
 */
async function isEnd(last: Certificate, issuers: readonly Certificate[]): Promise<boolean> {
  if (isSelfIssued(last) && (await last.verify(last).catch((_unverifiable) => false))) return true;
  if (issuers.length > 0) return false;
  demandStrongSignature(last.signatureAlgorithm);
  return true;
}

/**
 * The certificate that the signer's chain ends at (RFC 5280 §6.1). Every certificate below it is signed by
 * the next and all keep their rules; of the last the own signature says nothing. Throws the TokenFault of the
 * first way tried.
 */
export async function findPathEnd(signer: Certificate, input: PathInput): Promise<Certificate> {
  const { known, trusted, at } = input;
  let steps = 0;

  async function extend(path: Path): Promise<Certificate> {
    const last = path[path.length - 1] ?? path[0];
    if (trusted.some((each) => isSame(each, last))) return last;
    const issuers = [...trusted, ...known].filter(
      (each) => each.subject.isEqual(last.issuer) && !path.some((below) => isSame(below, each)),
    );
    if (trusted.length === 0 && (await isEnd(last, issuers))) return last;
    let first: unknown;
    for (const issuer of issuers) {
      try {
        await checkIssuer(path, last, issuer);
        return await extend([...path, issuer]);
      } catch (cause) {
        first ??= cause;
      }
    }
    throw first ?? new TokenFault('no-path');
  }

  async function checkIssuer(path: Path, last: Certificate, issuer: Certificate): Promise<void> {
    steps += 1;
    demand(path.length < maxLength && steps <= maxSteps, 'no-path');
    demandStrongSignature(last.signatureAlgorithm);
    checkCertificate(issuer, at);
    const below = path.slice(1).filter((each) => !isSelfIssued(each));
    checkAuthority(issuer, below.length);
    demand(await last.verify(issuer).catch((_unverifiable) => false), 'signature');
  }

  checkCertificate(signer, at);
  return extend([signer]);
}
