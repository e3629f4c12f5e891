import type { DeskContent } from '../casework/wire.ts';
import {
  type DescribedVerdict,
  describeVerdict,
  fillPoint,
  type VerdictTexts,
} from '../evidence/verify/describe-verdict.ts';
import type { Verdict } from '../evidence/verify/verdict.ts';
import { verifyPackage } from '../evidence/verify/verify-package.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';

/** What a desk says of a receipt, where a verifier elsewhere says who vouches for it. */
export interface DeskVerdictTexts extends VerdictTexts {
  readonly atDesk: {
    /** Both with `{receivedAt}`. */
    readonly received: string;
    readonly receivedOriginal: string;
    readonly proves: string;
    readonly original: string;
    readonly absent: string;
  };
}

/** What an endpoint tells of one report, and what it says of itself, as the vault believed it. */
export interface ReportSource {
  readonly content: Pick<DeskContent, 'envelope' | 'checkpoint' | 'arrival'>;
  readonly descriptor: SignedDescriptor;
}

/**
 * Whether a package of a report holds, with the receipt that it could not have in it when it left. The
 * endpoint that gave the receipt is the one that this handler joined: no other is believed.
 */
export function verifyReported(
  file: Blob,
  { content, descriptor }: ReportSource,
  options: { readonly now: Date; readonly signal: AbortSignal },
): Promise<Verdict> {
  const { envelope, checkpoint, arrival } = content;
  // An endpoint of before hands out none: then nothing shows when it came, and nothing fails for it.
  if (arrival === undefined) return verifyPackage(file, options);
  const { receipt, inclusionPath } = arrival;
  const { manifest, signature } = envelope;
  return verifyPackage(file, {
    ...options,
    trustedRootKids: [descriptor.descriptor.rootKey.kid],
    arrival: {
      proof: { type: 'plaint.receipt-proof/1', receipt, manifest, signature, descriptor },
      head: { checkpoint, inclusionPath },
    },
  });
}

/** The verdict in the words of a desk: what a receipt shows, and no more. */
export function describeReported(verdict: Verdict, texts: DeskVerdictTexts): DescribedVerdict {
  const { proves, original, absent, received, receivedOriginal } = texts.atDesk;
  const receipt = { ...texts.points.receipt, proves, original, absent };
  const described = describeVerdict(verdict, {
    ...texts,
    points: { ...texts.points, receipt },
  });
  if (described.standing !== 'confirmed') return described;
  const values = verdict.points.find(({ id }) => id === 'receipt')?.values ?? {};
  const said = values['of'] === 'original' ? receivedOriginal : received;
  return { ...described, summary: fillPoint(said, values, texts) };
}
