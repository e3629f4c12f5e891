import { randomUUID } from 'node:crypto';
import { dayInZone } from '../../utils/casework/open-hours.ts';
import { chooseOfficer, officerLanes } from '../../utils/casework/roster.ts';
import { loadTeam } from '../team/handlers.ts';
import { readRoster } from '../team/roster.ts';
import { loadCase } from './load-case.ts';
import { type StepPorts, takeStep } from './take-step.ts';

/** So many cases at a time; the rest comes with the next run. */
const mostCases = 500;

/**
 * Gives every case in a lane with named officers to somebody on duty (A14b), as a step of the clock, so that
 * no such case is unassigned while somebody is on the roster. Resolves to how many cases it gave.
 */
export async function assignOfficers(ports: StepPorts): Promise<number> {
  const { duties } = await readRoster(ports.db);
  if (duties.length === 0) return 0;
  let given = 0;
  for (const lane of officerLanes(ports.standard)) given += await assignLane(lane, duties, ports);
  return given;
}

async function assignLane(
  lane: string,
  duties: Parameters<typeof chooseOfficer>[2],
  ports: StepPorts,
): Promise<number> {
  const { db, standard, now } = ports;
  const waiting = await db
    .selectFrom('case')
    .select('report_id')
    .where('lane', '=', lane)
    .where('owner', '=', 0)
    .where('state', '!=', 'closed')
    .orderBy('rank')
    .orderBy('due_at')
    .orderBy('report_id')
    .limit(mostCases)
    .execute();
  if (waiting.length === 0) return 0;
  const team = await loadTeam(db);
  const loads = await loadsOf(lane, ports);
  const day = dayInZone(now().getTime(), standard.calendar?.zone ?? 'UTC');
  const { id, version } = standard;
  let given = 0;
  for (const { report_id: reportId } of waiting) {
    const to = chooseOfficer(lane, day, duties, loads, team);
    const current = await loadCase(db, reportId);
    if (to === undefined || current === undefined) return given;
    const outcome = await takeStep(
      {
        type: 'case.assigned',
        to,
        id: randomUUID(),
        reportId,
        seq: current.seq + 1,
        by: { party: 'clock' },
        standard: { id, version },
      },
      ports,
    );
    if (outcome.kind !== 'taken') continue;
    loads.set(to, (loads.get(to) ?? 0) + 1);
    given += 1;
  }
  return given;
}

/** How many open cases of a lane each has. */
async function loadsOf(lane: string, { db }: StepPorts): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('case_count')
    .select(['owner', 'count'])
    .where('lane', '=', lane)
    .where('state', '!=', 'closed')
    .execute();
  const loads = new Map<number, number>();
  for (const { owner, count } of rows) loads.set(owner, (loads.get(owner) ?? 0) + Number(count));
  return loads;
}
