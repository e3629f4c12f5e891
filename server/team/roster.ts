import type { Roster } from '../../utils/casework/desk-wire.ts';
import { rosterSchema } from '../../utils/casework/desk-wire.ts';
import { toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import { appendEvents } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { sha256Sync } from '../sha256-sync.ts';
import { type EnrolledHandler, loadTeam } from './handlers.ts';
import { teamRefused } from './refused.ts';

/** Who is on duty where; nobody until somebody said so. */
export async function readRoster(db: Database): Promise<Roster> {
  const row = await db.selectFrom('roster').select('duties').where('id', '=', 1).executeTakeFirst();
  return row === undefined
    ? { duties: [] }
    : rosterSchema.parse({ duties: JSON.parse(row.duties) });
}

/**
 * Puts a roster in place of the one before, and says so in the ledger. Throws RequestRefused for a lane that
 * the standard has not, and for somebody who is not on the team.
 */
export async function writeRoster(
  db: Database,
  { duties }: Roster,
  by: EnrolledHandler,
  ports: { readonly standard: Standard; readonly now: () => Date },
): Promise<void> {
  const { standard, now } = ports;
  if (!by.roles.includes('supervisor') && !by.roles.includes('administrator'))
    throw teamRefused('wrong-role');
  const refuse = (place: number, name: string) => {
    const errors = [{ pointer: `/duties/${place}/${name}`, code: 'unknown' }];
    throw new RequestRefused('invalid', { errors });
  };
  await db.transaction().execute(async (tx) => {
    const rosterSha256 = toHex(sha256Sync(utf8(canonicalJson({ duties }))));
    await appendEvents(tx, now(), [
      (at) => ({ type: 'team.rostered', at, by: by.number, rosterSha256 }),
    ]);
    const team = await loadTeam(tx);
    for (const [place, { lane, handler }] of duties.entries()) {
      if (!standard.lanes.some(({ id }) => id === lane)) refuse(place, 'lane');
      if (!team.some(({ number }) => number === handler)) refuse(place, 'handler');
    }
    const row = { id: 1, duties: JSON.stringify(duties) };
    await tx
      .insertInto('roster')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ duties: row.duties }))
      .execute();
  });
}
