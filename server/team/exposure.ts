import type { Exposure, ExposureSums } from '../../utils/casework/desk-wire.ts';
import type { Database } from '../db/database.ts';
import { lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;
/** A sum of fewer people could be taken apart by who knows some of them. */
const fewestPeople = 5;
/**
 * How long a device may be late with a week; after that its sum is shown, and nothing is found by
 * subtraction.
 */
const mostWeeks = 3;

function checkWeek(week: string, nowMs: number): void {
  const monday = Date.parse(`${week}T00:00:00.000Z`);
  const isMonday = new Date(monday).getUTCDay() === 1;
  const isOver = monday + weekMs <= nowMs && monday + mostWeeks * weekMs > nowMs;
  if (isMonday && isOver) return;
  const errors = [{ pointer: '/week', code: isMonday ? 'not-over' : 'no-monday' }];
  throw new RequestRefused('invalid', { errors });
}

/**
 * Adds what one device tells of a week to the sums of all. Neither who told it nor their figures are kept.
 * Throws RequestRefused for a week that is not over, or over too long.
 */
export async function addToExposureSums(db: Database, told: Exposure, now: Date): Promise<void> {
  checkWeek(told.week, now.getTime());
  const oldest = new Date(now.getTime() - (mostWeeks + 1) * weekMs).toISOString().slice(0, 10);
  await db.transaction().execute(async (tx) => {
    await lockHead(tx);
    await tx.deleteFrom('exposure_seen').where('week', '<', oldest).execute();
    const added = await tx
      .insertInto('exposure_seen')
      .values({ id: told.id, week: told.week })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) return;
    const { week, pictures, hardMinutes } = told;
    await tx
      .insertInto('exposure_week')
      .values({ week, people: 1, pictures, hard_minutes: hardMinutes })
      .onConflict((conflict) =>
        conflict.column('week').doUpdateSet((eb) => ({
          people: eb('exposure_week.people', '+', 1),
          pictures: eb('exposure_week.pictures', '+', pictures),
          hard_minutes: eb('exposure_week.hard_minutes', '+', hardMinutes),
        })),
      )
      .execute();
  });
}

/**
 * The sums of weeks, the last week first. Only weeks that enough people told of, and that nobody can add to
 * any more.
 */
export async function readExposure(db: Database, now: Date): Promise<ExposureSums> {
  const settled = new Date(now.getTime() - mostWeeks * weekMs).toISOString().slice(0, 10);
  const rows = await db
    .selectFrom('exposure_week')
    .selectAll()
    .where('people', '>=', fewestPeople)
    .where('week', '<=', settled)
    .orderBy('week', 'desc')
    .limit(53)
    .execute();
  return {
    weeks: rows.map(({ week, people, pictures, hard_minutes }) => ({
      week,
      people,
      pictures: Number(pictures),
      hardMinutes: Number(hard_minutes),
    })),
  };
}
