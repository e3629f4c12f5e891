import type { Case } from './case.ts';
import type { Wait } from './wire.ts';

/** By what a case is found, beside the queue; `mark` is a blind tag, or the hash of a secret. */
export interface Mark {
  readonly kind: 'appeal' | 'answer' | 'account' | 'listed';
  readonly mark: string;
  /** Of the measure that a notice is about; 0 for others. */
  readonly number: number;
  /** When it ends by itself; null if it does not. */
  readonly until: string | null;
}

/** What a case waits for: the same for the same steps, like all of it. */
export function waitsOf(current: Case): readonly Wait[] {
  const { state, proposal, complaintAt, appealAt, consultations, guidance, identity } = current;
  const isSo: readonly (readonly [Wait, boolean])[] = [
    ['signature', state === 'accepted' && proposal !== null],
    ['complaint', complaintAt !== null],
    ['appeal', appealAt !== null],
    ['consultation', consultations.some(({ isAnswered }) => !isAnswered)],
    ['guidance', guidance === 'opened'],
    ['identity', identity?.isGranted === false],
  ];
  return isSo.flatMap(([wait, holds]) => (holds ? [wait] : []));
}

/** Every mark of a case, each once. None of a case that has just arrived. */
export function marksOf(current: Case): readonly Mark[] {
  const plain = { number: 0, until: null };
  const tokens = current.tokens.map(({ purpose, sha256, number }): Mark => {
    return { kind: purpose, mark: sha256, number, until: null };
  });
  const marks: readonly Mark[] = [
    ...current.accounts.map((mark): Mark => ({ kind: 'account', mark, ...plain })),
    ...current.listed.map(({ tag, expiresAt }): Mark => {
      return { kind: 'listed', mark: tag, number: 0, until: expiresAt };
    }),
    ...tokens,
  ];
  return [...new Map(marks.map((one) => [`${one.kind} ${one.mark}`, one])).values()];
}
