import { Hono } from 'hono';
import { defined } from '../../utils/defined.ts';
import type { CheckpointClaims, CheckpointResponse } from '../../utils/protocol/ledger.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { proveConsistency, proveInclusion, readCheckpoint } from '../ledger/proofs.ts';
import { RequestRefused } from '../problem.ts';
import { readCheckpointTimestamp } from '../timestamps/read-timestamps.ts';
import { patterns } from './patterns.ts';

function readPlace(c: AppContext, name: string): number {
  const text = c.req.query(name);
  if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text);
  throw new RequestRefused('malformed', { detail: `${name} is a number of leaves.` });
}

function found<Proof>(proof: Proof | undefined): Proof {
  if (proof === undefined)
    throw new RequestRefused('not-found', { detail: 'The ledger has no such place.' });
  return proof;
}

/** Proofs are public: they hold hashes alone, and are worth the more the more people compare them. */
export function ledgerRoutes(ports: {
  readonly db: Database;
  readonly signClaims: SignClaims;
  readonly now: () => Date;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get(patterns.checkpoint, async (c) => {
    const { checkpoint, at } = await readCheckpoint(ports.db, ports.now());
    const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
    const timestamp = await readCheckpointTimestamp(ports.db, checkpoint.size);
    return c.json({
      checkpoint: ports.signClaims(claims),
      ...defined({ timestamp }),
    } satisfies CheckpointResponse);
  });
  routes.get(patterns.inclusion, async (c) =>
    c.json(found(await proveInclusion(ports.db, readPlace(c, 'leaf'), readPlace(c, 'size')))),
  );
  routes.get(patterns.consistency, async (c) =>
    c.json(found(await proveConsistency(ports.db, readPlace(c, 'from'), readPlace(c, 'to')))),
  );
  return routes;
}
