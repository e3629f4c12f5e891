import type { PairedEndpoint } from './paired-endpoint.ts';

/** Where enrolments are kept. There is no way to put one back whole that was read before a wait. */
export interface EnrolmentStore {
  readonly load: (origin: string) => Promise<PairedEndpoint | undefined>;
  /** In one transaction; nothing is written where `change` gives undefined. */
  readonly update: (
    origin: string,
    change: (stored: PairedEndpoint | undefined) => PairedEndpoint | undefined,
  ) => Promise<unknown>;
}

/**
 * Signatures and proofs cannot be checked inside a transaction. So they are checked against what was `read`,
 * and `change` is made to what is stored only if that still says the same in the fields that the check was
 * about. Gives whether it was made; if not, somebody else was first, and the check has to be made anew.
 */
export async function changeIfSame(
  { update }: Pick<EnrolmentStore, 'update'>,
  origin: string,
  read: PairedEndpoint | undefined,
  fields: readonly (keyof PairedEndpoint)[],
  change: (stored: PairedEndpoint | undefined) => PairedEndpoint | undefined,
): Promise<boolean> {
  let isSame = false;
  await update(origin, (stored) => {
    isSame = fields.every((field) => saysSame(stored?.[field], read?.[field]));
    return isSame ? change(stored) : undefined;
  });
  return isSame;
}

/** Both come out of the same schema, which puts their members in one order. */
function saysSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
