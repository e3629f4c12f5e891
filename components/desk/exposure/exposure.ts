import * as z from 'zod/mini';
import type { Exposure } from '../../../utils/casework/desk-wire.ts';
import { parseJson } from '../../../utils/parse-json.ts';

/** What somebody looked at on one day, by their own clock. */
const daySchema = z.object({
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  pictures: z.int(),
  hardMinutes: z.int(),
});

/** A week by its Monday, and the id under which its sum is told: told twice, it counts once. */
const toldSchema = z.object({ week: z.string(), id: z.string() });

/** Kept sealed on the device of whoever looked, for them alone; of the team only sums of weeks are told. */
const logSchema = z.object({
  days: z.array(daySchema),
  told: z.array(toldSchema),
  /** Sent, and not answered yet: the next try has the same id. */
  sending: z.exactOptional(z.array(toldSchema)),
});
export type ExposureLog = z.infer<typeof logSchema>;

export const noExposure: ExposureLog = { days: [], told: [] };

export function readExposureLog(text: string | undefined): ExposureLog {
  return (text === undefined ? undefined : parseJson(logSchema, text)) ?? noExposure;
}

const dayMs = 24 * 3_600_000;
/** As long as the endpoint takes the sum of a week. */
const keptDays = 28;

const two = (number: number) => String(number).padStart(2, '0');

/** The day by the clock of this device. */
export function localDayOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function addExposure(
  log: ExposureLog,
  added: { readonly pictures?: number; readonly hardMinutes?: number },
  nowMs: number,
): ExposureLog {
  const day = localDayOf(nowMs);
  const oldest = localDayOf(nowMs - keptDays * dayMs);
  const before = log.days.find((each) => each.day === day);
  const today = {
    day,
    pictures: (before?.pictures ?? 0) + (added.pictures ?? 0),
    hardMinutes: (before?.hardMinutes ?? 0) + (added.hardMinutes ?? 0),
  };
  const others = log.days.filter((each) => each.day !== day && each.day >= oldest);
  const told = log.told.filter(({ week }) => week >= oldest);
  return { ...log, days: [...others, today], told };
}

/** After so much on one day a pause is proposed, and after so much more a lighter lane. */
const pauseAfter = { pictures: 20, hardMinutes: 60 };
const lighterAfter = { pictures: 40, hardMinutes: 120 };

export type RestProposal = 'pause' | 'lighter' | undefined;

export function proposalFor({ days }: ExposureLog, nowMs: number): RestProposal {
  const today = days.find(({ day }) => day === localDayOf(nowMs));
  if (today === undefined) return undefined;
  const isOver = (limit: typeof pauseAfter) =>
    today.pictures >= limit.pictures || today.hardMinutes >= limit.hardMinutes;
  if (isOver(lighterAfter)) return 'lighter';
  return isOver(pauseAfter) ? 'pause' : undefined;
}

function mondayOf(day: string): string {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  const since = (new Date(ms).getUTCDay() + 6) % 7;
  return new Date(ms - since * dayMs).toISOString().slice(0, 10);
}

/** Weeks that are over and were not told yet, each as it is told: a sum under a number of its own. */
export function weeksToTell(
  { days, told, sending = [] }: ExposureLog,
  nowMs: number,
  newId: () => string,
): readonly Exposure[] {
  const sums = new Map<string, Exposure>();
  for (const { day, pictures, hardMinutes } of days) {
    const week = mondayOf(day);
    const isOver = Date.parse(`${week}T00:00:00.000Z`) + 7 * dayMs <= nowMs;
    if (!isOver || told.some((each) => each.week === week)) continue;
    const id = () => sending.find((each) => each.week === week)?.id ?? newId();
    const sum = sums.get(week) ?? { id: id(), week, pictures: 0, hardMinutes: 0 };
    sums.set(week, {
      ...sum,
      pictures: sum.pictures + pictures,
      hardMinutes: sum.hardMinutes + hardMinutes,
    });
  }
  return [...sums.values()];
}
