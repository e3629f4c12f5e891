import { randomUUID } from 'node:crypto';
import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import { clockStep } from '../../utils/casework/clock.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { hadTeam } from '../team/handlers.ts';
import { loadCase } from './load-case.ts';
import { type StepPorts, takeStep } from './take-step.ts';

/** So many cases at a time; the rest comes with the next run. */
const mostCases = 500;
/** More than any case has at once: what is due is done in its order. */
const mostSteps = 50;

/**
 * Takes the steps that time takes: what has run out is noted, measures end, cases that nobody contested
 * close. Of several processes one is first and the others find the case gone on. Without a team there is
 * nobody to be late. Resolves to how many steps it took.
 */
export async function runClock(ports: StepPorts): Promise<number> {
  if (!(await hadTeam(ports.db))) return 0;
  const now = ports.now().toISOString();
  const due = await ports.db
    .selectFrom('case')
    .select('report_id')
    .where('clock_at', '<=', now)
    .orderBy('clock_at')
    .limit(mostCases)
    .execute();
  let taken = 0;
  for (const { report_id } of due) taken += await runCase(report_id, now, ports);
  return taken;
}

async function runCase(reportId: string, now: string, ports: StepPorts): Promise<number> {
  const { id, version } = ports.standard;
  for (let taken = 0; taken < mostSteps; taken += 1) {
    const current = await loadCase(ports.db, reportId);
    const step = current && clockStep(current, readTimes(ports.standard), now);
    if (current === undefined || step === undefined) return taken;
    const event: UnstampedEvent = {
      ...step,
      id: randomUUID(),
      reportId,
      seq: current.seq + 1,
      by: { party: 'clock' },
      standard: { id, version },
    };
    const outcome = await takeStep(event, ports);
    if (outcome.kind !== 'taken') return taken;
  }
  return mostSteps;
}
