import { loadCase } from '../../server/cases/load-case.ts';
import type { Database } from '../../server/db/database.ts';
import { act, type Person, type World } from './world.ts';

const hash = 'e'.repeat(64);

/**
 * What those outside do on one day with one case: reporters answer and complain, platforms answer, others
 * appeal.
 */
export async function actOutside(
  world: World,
  tx: Database,
  reportId: string,
  clerk: Person,
): Promise<void> {
  const current = await loadCase(tx, reportId);
  if (current === undefined) return;
  const { chance } = world;
  const { state, measures, transfer, ranOut, complaintAt, inspection } = current;
  if (state === 'needs-more' && chance.isLucky(0.12)) {
    await act(world, tx, 'reporter', current, 'supplement.received', { message: hash });
    return;
  }
  if (state === 'transferred' && chance.isLucky(0.1)) {
    if (transfer?.acknowledgedAt == null)
      await act(world, tx, clerk, current, 'transfer.acknowledged', { receiptSha256: hash });
    else if (transfer.outcomeAt === null)
      await act(world, tx, clerk, current, 'transfer.outcome', { outcome: 'upheld' });
    return;
  }
  if (inspection === 'demanded' && chance.isLucky(0.05)) {
    await act(world, tx, 'platform', current, 'inspection.answered', {});
    return;
  }
  const forwarded = measures.find((one) => one.state === 'forwarded');
  if (forwarded !== undefined && chance.isLucky(0.25)) {
    const type = chance.isLucky(0.85) ? 'measure.confirmed' : 'measure.refused';
    await act(world, tx, 'platform', current, type, { number: forwarded.number });
    return;
  }
  if (complaintAt === null && ranOut.length > 0 && chance.isLucky(0.02)) {
    await act(world, tx, 'reporter', current, 'complaint.lodged', { about: 'late' });
    return;
  }
  if (state !== 'replied') {
    if (chance.isLucky(0.001)) await act(world, tx, 'reporter', current, 'report.withdrawn', {});
    return;
  }
  if (complaintAt === null && chance.isLucky(0.004))
    await act(world, tx, 'reporter', current, 'complaint.lodged', { about: 'wrong' });
  else if (current.rating === null && chance.isLucky(0.02))
    await act(world, tx, 'reporter', current, 'result.rated', { rating: 1 + chance.below(5) });
  else if (current.appealAt === null && measures.length > 0 && chance.isLucky(0.004))
    await act(world, tx, 'reported', current, 'appeal.lodged', { about: 'measure' });
}
