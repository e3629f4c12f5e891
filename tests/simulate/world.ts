import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStepOf } from '../../server/cases/check-step.ts';
import { loadCase } from '../../server/cases/load-case.ts';
import { takeUnderLock } from '../../server/cases/take-step.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { lockHead } from '../../server/ledger/append-events.ts';
import type { EnrolledHandler } from '../../server/team/handlers.ts';
import type { Case } from '../../utils/casework/case.ts';
import type { CaseEventType, Doer, UnstampedEvent } from '../../utils/casework/case-event.ts';
import { type SigningPair, signCanonical } from '../../utils/evidence/signature.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Facts } from '../contract/handler.ts';
import type { Chance } from './chance.ts';

/** How somebody at the desk is. */
export type Manner = 'diligent' | 'lazy' | 'often-ill' | 'leaves';

export interface Person {
  readonly handler: EnrolledHandler;
  readonly pair: SigningPair;
  readonly manner: Manner;
  /** The day on which they leave the team; never, if undefined. */
  readonly leavesOn?: number;
  /** Ill from one day up to another. */
  readonly absences: readonly (readonly [number, number])[];
}

/**
 * A desk in a year that passes in minutes: the real tables and the real law, and a clock that is turned by
 * hand.
 */
export interface World {
  readonly db: Database;
  readonly dataDir: string;
  readonly standard: Standard;
  readonly chance: Chance;
  readonly now: () => Date;
  readonly turnTo: (ms: number) => void;
  readonly counts: Map<string, number>;
  readonly remove: () => Promise<void>;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
export const startMs = Date.parse('2027-01-01T00:00:00.000Z');

export async function createWorld(standard: Standard, chance: Chance): Promise<World> {
  // What is thrown away at the end need not reach a disk.
  const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const dataDir = await mkdtemp(join(folder, 'plaint-simulate-'));
  const db = await openDatabase({ dataDir, databaseUrl: undefined }, (cause) => {
    throw cause;
  });
  let nowMs = startMs;
  return {
    db,
    dataDir,
    standard,
    chance,
    now: () => new Date(nowMs),
    turnTo: (ms) => {
      nowMs = ms;
    },
    counts: new Map(),
    remove: async () => {
      await db.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Outside = 'reporter' | 'platform' | 'reported';

function doerOf(by: Person | Outside): Doer {
  if (typeof by === 'object') return { handler: by.handler.number, kid: by.pair.publicKey.kid };
  return by === 'reporter' ? { party: by, kid: 'R'.repeat(43) } : { party: by };
}

/**
 * Somebody does a step, by the real path; what the law refuses changes nothing. Resolves to the case after
 * it.
 */
export async function act<Type extends CaseEventType>(
  world: World,
  tx: Database,
  by: Person | Outside,
  current: Case,
  type: Type,
  facts: Facts<Type>,
): Promise<Case> {
  const { id, version } = world.standard;
  const { reportId, seq } = current;
  const head = { id: randomUUID(), reportId, seq: seq + 1, by: doerOf(by) };
  const plain = { ...head, standard: { id, version }, type, ...facts };
  const step = (typeof by === 'object'
    ? { ...plain, signature: await signCanonical(signingDomains.case, plain, by.pair.privateKey) }
    : plain) as unknown as UnstampedEvent;
  if (typeof by === 'object' && !(await isStepOf(step, by.handler)))
    throw new Error('a signature does not hold');
  const { standard, now, counts } = world;
  const taken = await takeUnderLock(step, { db: tx, standard, now, head: await lockHead(tx) });
  const told = taken.kind === 'taken' ? type : `refused ${type}`;
  counts.set(told, (counts.get(told) ?? 0) + 1);
  return (await loadCase(tx, reportId)) ?? current;
}
