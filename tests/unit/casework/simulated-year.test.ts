import { describe, expect, it } from 'vitest';
import { runClock } from '../../../server/cases/run-clock.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import type { Standard } from '../../../utils/standard/schema.ts';
import { simulate } from '../../simulate/simulate.ts';

const small = { cases: 60, days: 20, standard: guideline2023 };
/** So lazy that much is left over. */
const idle = { ...small, cases: 100, days: 8, everybody: 'lazy' } as const;

describe('a desk whose handlers are lazy, ill or gone', () => {
  it('answers every report, or has it on the list of what is overdue', async () => {
    const { cases, answered, overdueListed, silent } = await simulate(small);
    expect(silent).toBe(0);
    expect(cases).toBe(60);
    expect(answered + overdueListed).toBe(60);
    expect(overdueListed).toBeGreaterThan(0);
  }, 120_000);

  it('has all that is left over on the list, however idle it was', async () => {
    const { overdueListed, silent } = await simulate(idle);
    expect(silent).toBe(0);
    expect(overdueListed).toBeGreaterThan(20);
  }, 120_000);

  it('falls silent if there are limits that never come', async () => {
    expect((await simulate({ ...idle, standard: without(guideline2023) })).silent).toBeGreaterThan(
      20,
    );
  }, 120_000);

  it('falls silent if the clock notes nothing', async () => {
    const broken: typeof runClock = (ports) =>
      runClock({ ...ports, standard: without(ports.standard) });
    expect((await simulate({ ...idle, runClock: broken })).silent).toBeGreaterThan(20);
  }, 120_000);
});

/** A standard by which nothing has to be acknowledged or decided in the lifetime of anybody. */
function without(standard: Standard): Standard {
  const hours = { acknowledgeHours: 10_000_000, decideHours: 10_000_000 };
  return { ...standard, lanes: standard.lanes.map((lane) => ({ ...lane, ...hours })) };
}
