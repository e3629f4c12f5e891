import { openCase } from '../casework/case.ts';
import { type CaseEvent, caseEventSchema } from '../casework/case-event.ts';
import { evolve } from '../casework/evolve.ts';
import type { ReportCase } from '../casework/wire.ts';
import { fromHex } from '../evidence/bytes.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { leafHash, verifyInclusion } from '../evidence/merkle.ts';
import { readSignedHead } from '../evidence/receipt.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { Checkpoint } from '../protocol/receipt.ts';
import type { ReportStatus } from '../protocol/status.ts';

/** A step as the endpoint tells it, with what proves it. */
export type ToldStep = ReportCase['steps'][number];

export interface BelievedCase {
  /**
   * The head that all the proofs lead to; whether it continues the ledger known so far is another question.
   */
  readonly checkpoint: Checkpoint;
  readonly steps: readonly ToldStep[];
}

async function isProved({ event, ...place }: ToldStep, head: Checkpoint): Promise<boolean> {
  return verifyInclusion({
    leaf: await leafHash(canonicalBytes(event)),
    index: place.leafIndex,
    size: head.size,
    path: place.inclusionPath.map(fromHex),
    rootHash: fromHex(head.rootHash),
  });
}

/** The head that an endpoint tells with a case, if one of its own keys signed it. */
export function readHead(
  { checkpoint }: Pick<ReportCase, 'checkpoint'>,
  receiptKeys: readonly SigningKey[],
): Promise<Checkpoint | undefined> {
  return readSignedHead(checkpoint, receiptKeys);
}

/**
 * What the endpoint says of a case, if every step of it stands in the ledger under a head that it signed: in
 * their order, each once, all of this report. One step without proof, and none of it is believed.
 */
export async function believeCase(
  told: ReportCase,
  receiptKeys: readonly SigningKey[],
): Promise<BelievedCase | undefined> {
  const checkpoint = await readHead(told, receiptKeys);
  if (checkpoint === undefined) return undefined;
  let last: ToldStep | undefined;
  for (const step of told.steps) {
    const isInOrder =
      last === undefined || (step.event.seq > last.event.seq && step.leafIndex > last.leafIndex);
    if (!isInOrder || step.event['reportId'] !== told.reportId) return undefined;
    if (!(await isProved(step, checkpoint))) return undefined;
    last = step;
  }
  return { checkpoint, steps: told.steps };
}

/** Whether what was believed before is all still there: a step that was once proved cannot be gone. */
export function continuesSteps(
  before: readonly Pick<ToldStep, 'event' | 'leafIndex'>[],
  now: readonly Pick<ToldStep, 'event' | 'leafIndex'>[],
): boolean {
  return before.every(({ event, leafIndex }, place) => {
    const same = now[place];
    return same?.leafIndex === leafIndex && same.event.id === event.id;
  });
}

/** The steps that this release knows; one of a later release is passed over. */
export function readSteps(
  steps: readonly { readonly event: Readonly<Record<string, unknown>> }[],
): readonly CaseEvent[] {
  return steps.flatMap(({ event }) => {
    const known = caseEventSchema.safeParse(event);
    return known.success ? [known.data] : [];
  });
}

/** The states that a case went through, each since when: what its steps make of it, whoever says what. */
export function statesOf(
  report: { readonly reportId: string; readonly receivedAt: string },
  steps: readonly CaseEvent[],
): ReportStatus['steps'] {
  let current = openCase({ ...report, lane: '', laneRule: '' });
  const states = [{ step: current.state, at: report.receivedAt }];
  for (const step of steps) {
    const next = evolve(current, step);
    if (next.state !== current.state) states.push({ step: next.state, at: step.at });
    current = next;
  }
  return states;
}
