import { assignOfficers } from '../../server/cases/assign-officers.ts';
import { never, readProjection } from '../../server/cases/case-row.ts';
import { loadCase } from '../../server/cases/load-case.ts';
import {
  type QueueFilter,
  type QueuePlace,
  readPlace,
  readQueue,
} from '../../server/cases/read-queue.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { revokeHandler } from '../../server/team/handlers.ts';
import { writeRoster } from '../../server/team/roster.ts';
import type { Case } from '../../utils/casework/case.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { createArrivals } from './arrivals.ts';
import { createChance } from './chance.ts';
import { chooseDoing } from './handle.ts';
import { actOutside } from './outside.ts';
import { capacityOf, hire, isHere } from './people.ts';
import {
  act,
  createWorld,
  dayMs,
  hourMs,
  type Manner,
  type Person,
  startMs,
  type World,
} from './world.ts';

export interface SimulationOptions {
  readonly cases: number;
  readonly days: number;
  readonly standard: Standard;
  readonly seed?: number;
  /** How all of them are; by themselves some are lazy, ill or gone. */
  readonly everybody?: Manner;
  /** What the desk's own clock does; the real one unless a test breaks it. */
  readonly runClock?: typeof runClock;
  readonly tell?: (line: string) => void;
}

export interface Simulated {
  readonly cases: number;
  /** Their reporter has a reply, or took the report back. */
  readonly answered: number;
  /** Without a reply, and on the list of what is overdue, noted in the ledger. */
  readonly overdueListed: number;
  /** Without a reply, or with a demand on a platform that is late, and on no list: what must not be. */
  readonly silent: number;
}

/** All of the queue under a filter, page by page. */
async function readAll({ db, now }: World, filter: QueueFilter, most = 100_000) {
  const found: string[] = [];
  let place: QueuePlace | undefined;
  for (;;) {
    const { cases, next } = await readQueue(db, filter, place, now().toISOString());
    found.push(...cases.map(({ reportId }) => reportId));
    if (next === undefined || found.length >= most) return found;
    place = readPlace(next);
  }
}

async function runClockOut(world: World, clock: typeof runClock): Promise<void> {
  while ((await clock(world)) > 0);
}

/** What is on the desk this morning, the most urgent first, each case once. */
async function readBoard(world: World): Promise<readonly string[]> {
  const first: QueueFilter[] = [
    { waits: 'complaint' },
    { waits: 'appeal' },
    { waits: 'signature' },
  ];
  const lists = [];
  for (const filter of first) lists.push(await readAll(world, filter, 200));
  for (const state of ['declined', 'transferred', 'acting', 'accepted', 'assessed', 'received'])
    lists.push(await readAll(world, { state }, 300));
  lists.push(await readAll(world, { state: 'needs-more' }, 100));
  lists.push(await readAll(world, { due: 'overdue' }, 100));
  return [...new Set(lists.flat())];
}

async function work(world: World, person: Person, board: readonly string[]): Promise<void> {
  let left = capacityOf(person, world);
  if (left === 0) return;
  await world.db.transaction().execute(async (tx) => {
    const start = world.chance.below(Math.max(1, board.length));
    for (let at = 0; at < board.length && left > 0; at += 1) {
      // Not all begin at the same end.
      const id = board[(start + at) % board.length] ?? '';
      const current = await loadCase(tx, id);
      const doing = current && chooseDoing(person, current);
      if (current === undefined || doing === undefined) continue;
      await doing(world, tx, person, current);
      left -= 1;
    }
  });
}

/** Supervisors give what lies with somebody who has left or is ill to somebody who is here. */
async function reassign(world: World, boss: Person, present: readonly Person[]): Promise<void> {
  const overdue = await readAll(world, { due: 'overdue' }, 100);
  const able = present.filter(({ handler }) => handler.roles.includes('reviewer'));
  if (able.length === 0) return;
  await world.db.transaction().execute(async (tx) => {
    for (const id of overdue.slice(0, 30)) {
      const current = await loadCase(tx, id);
      const isOwned = present.some(({ handler }) => handler.number === current?.owner);
      if (current === undefined || isOwned) continue;
      const to = world.chance.pick(able).handler.number;
      await act(world, tx, boss, current, 'case.assigned', { to });
    }
  });
}

/** A platform was told to do something by a time that is over, and nobody hears of it. */
function isDemandSilent({ inspection, demand, ranOut }: Case, isListed: boolean, now: string) {
  if (inspection !== 'demanded' || demand === null || demand.dueAt > now) return false;
  const isNoted = ranOut.some(
    ({ timer, of, isEscalated }) =>
      timer === 'rectification' && of === demand.number && isEscalated,
  );
  return !isListed || !isNoted;
}

/** Counts what became of all cases, by the lists that people look at and the ledger's own notes. */
async function count(world: World, everSilent: ReadonlySet<string>): Promise<Simulated> {
  const listed = new Set(await readAll(world, { due: 'overdue' }));
  const rows = await world.db.selectFrom('case').select(['report_id', 'projection']).execute();
  const now = world.now().toISOString();
  let [answered, overdueListed, silent] = [0, 0, 0];
  for (const row of rows) {
    const current = readProjection(row);
    const { state, ranOut } = current;
    const isListed = listed.has(row.report_id);
    if (everSilent.has(row.report_id)) silent += 1;
    else if (isDemandSilent(current, isListed, now)) silent += 1;
    else if (state === 'replied' || state === 'closed') answered += 1;
    else if (isListed && ranOut.length > 0) overdueListed += 1;
    else silent += 1;
  }
  return { cases: rows.length, answered, overdueListed, silent };
}

/** Open, and nothing in it will ever be due: nobody would hear of it again. */
async function findUndue({ db }: World): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case')
    .select('report_id')
    .where('due_at', '=', never)
    .where('state', 'not in', ['replied', 'closed'])
    .execute();
  return rows.map(({ report_id }) => report_id);
}

/** While the year goes on, what is neither answered nor overdue is within its time. */
async function progress(world: World, day: number, silent: ReadonlySet<string>): Promise<string> {
  const { cases, answered, overdueListed } = await count(world, silent);
  return `day ${day}: ${cases} came, ${answered} answered, ${overdueListed} overdue`;
}

async function begin(world: World, people: readonly Person[]): Promise<void> {
  const [boss] = people.filter(({ handler }) => handler.roles.includes('supervisor'));
  if (boss === undefined) throw new Error('nobody oversees');
  const duties = people
    .filter(({ handler }) => handler.roles.includes('reviewer'))
    .slice(0, 4)
    .map(({ handler }) => ({
      lane: 'enterprise',
      handler: handler.number,
      from: '2027-01-01',
      until: null,
    }));
  await writeRoster(world.db, { duties }, boss.handler, world);
}

async function spendDay(world: World, day: number, people: readonly Person[]): Promise<void> {
  for (const { handler, leavesOn } of people)
    if (leavesOn === day) await revokeHandler(world.db, handler.number, world.now());
  const present = people.filter((person) => isHere(person, day));
  const board = await readBoard(world);
  for (const person of present) {
    if (person.handler.roles.includes('supervisor')) await reassign(world, person, present);
    await work(world, person, board);
  }
}

async function spendOutside(world: World, clerk: Person): Promise<void> {
  const ids: string[] = [];
  for (const state of ['needs-more', 'transferred', 'acting'])
    ids.push(...(await readAll(world, { state }, 400)));
  const replied = await world.db
    .selectFrom('case')
    .select('report_id')
    .where('state', '=', 'replied')
    .orderBy('clock_at', 'desc')
    .limit(400)
    .execute();
  ids.push(...replied.map(({ report_id }) => report_id));
  ids.push(...(await readAll(world, { due: 'overdue' }, 200)));
  await world.db.transaction().execute(async (tx) => {
    for (const id of new Set(ids)) await actOutside(world, tx, id, clerk);
  });
}

/**
 * Plays a desk for so many days and then lets nobody work any more until all that runs has run out. What is
 * left without a reply has to be on the list of what is overdue.
 */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const { cases, days, standard, seed = 1, tell = () => undefined } = options;
  const clock = options.runClock ?? runClock;
  const world = await createWorld(standard, createChance(seed));
  try {
    const people = await hire(world, days, options.everybody);
    await begin(world, people);
    const arrive = await createArrivals(world);
    const [clerk] = people.filter(({ handler }) => handler.roles.includes('intake'));
    if (clerk === undefined) throw new Error('nobody takes calls');
    const silent = new Set<string>();
    let arrived = 0;
    for (let day = 0; day < days; day += 1) {
      const due = Math.round((cases * (day + 1)) / days);
      world.turnTo(startMs + day * dayMs + 8 * hourMs);
      await arrive(due - arrived);
      arrived = due;
      await assignOfficers(world);
      await runClockOut(world, clock);
      world.turnTo(startMs + day * dayMs + 10 * hourMs);
      await spendDay(world, day, people);
      world.turnTo(startMs + day * dayMs + 18 * hourMs);
      await spendOutside(world, clerk);
      await runClockOut(world, clock);
      for (const id of await findUndue(world)) silent.add(id);
      if (day % 30 === 29) tell(await progress(world, day + 1, silent));
    }
    // The longest limit of the standard is a month; a year is more than all of them one after the other.
    for (let day = days; day < days + 366; day += 6) {
      world.turnTo(startMs + day * dayMs);
      await runClockOut(world, clock);
    }
    const told = [...world.counts].toSorted(([one], [other]) => one.localeCompare(other));
    for (const [what, times] of told) tell(`${times} × ${what}`);
    return await count(world, silent);
  } finally {
    await world.remove();
  }
}
