import type { DayReading } from './day-parts.ts';
import type { OpenTime, TimeSpan, TimeValue } from './found-time.ts';
import type { DateOrder } from './lexicon.ts';
import { settled } from './settled-time.ts';
import { dayMs, type TimeReference, today } from './wall-clock.ts';

/** What a page's times say of each other. */
interface Told {
  readonly iso?: string;
  readonly span?: TimeSpan;
  readonly kind: TimeValue['kind'] | 'unknown';
  readonly open?: OpenTime;
}

/**
 * Times that their text leaves open, settled by the other times of the page, in document order: in which
 * order its figures stand, and whether a day without a year is of the last twelve months. What the page does
 * not settle stays open.
 */
export function settleTimes<Time extends Told>(
  times: readonly Time[],
  reference: TimeReference,
): Time[] {
  if (!times.some(({ iso, open }) => iso === undefined && open !== undefined)) return [...times];
  const order = orderOf(times);
  const ordered =
    order === undefined ? [...times] : times.map((time) => inOrder(time, order, reference));
  return leavesOutThisYear(ordered, reference)
    ? ordered.map((time) => inLastYear(time, reference))
    : ordered;
}

function inOrder<Time extends Told>(time: Time, order: DateOrder, reference: TimeReference): Time {
  const { open } = time;
  if (open === undefined || time.iso !== undefined) return time;
  const readings = open.readings.filter((reading) => reading.order === order);
  return readings.length === 1 ? withReadings(time, open, readings, reference) : time;
}

function withReadings<Time extends Told>(
  time: Time,
  open: OpenTime,
  readings: readonly DayReading[],
  reference: TimeReference,
): Time {
  return { ...time, ...settled({ ...open, readings }, 'page', reference) };
}

const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
/** So many days one after another are in no order by chance. */
const leastDays = 5;
const leastYearless = 2;
/** Of the steps from day to day; a post that is shown again within an answer goes back. */
const steadyShare = 0.8;

/** The one order in which all figures of the page are days; else the one in which they go on steadily. */
function orderOf(times: readonly Told[]): DateOrder | undefined {
  const written = times.flatMap((time) => {
    const fits = fittingOrders(time);
    return fits.length === 0 ? [] : [{ time, fits }];
  });
  if (written.length === 0) return undefined;
  const possible = orders.filter((order) => written.every(({ fits }) => fits.includes(order)));
  if (possible.length < 2) return possible[0];
  const steady = possible.filter((order) =>
    isSteady(written.map(({ time }) => dayIn(time, order))),
  );
  return steady.length === 1 ? steady[0] : undefined;
}

/** In which orders a time's figures are a day: the machine's, where one stands beside them. */
function fittingOrders({ open, iso, span }: Told): DateOrder[] {
  const readings = open?.readings.filter(({ order }) => order !== undefined) ?? [];
  const isTold = span?.how === 'machine' && iso !== undefined;
  const fits = isTold ? readings.filter((reading) => isNear(reading, iso)) : readings;
  return orders.filter((order) => fits.some((reading) => reading.order === order));
}

/** Zones put a day one off. */
function isNear({ year, month, day }: DayReading, iso: string): boolean {
  const ms = Date.parse(iso.slice(0, 10));
  const own = year ?? new Date(ms).getUTCFullYear();
  return Math.abs(Date.UTC(own, month - 1, day) - ms) <= dayMs;
}

function dayIn({ open }: Told, order: DateOrder): number | undefined {
  const reading = open?.readings.find((each) => each.order === order);
  return reading?.year === undefined
    ? undefined
    : Date.UTC(reading.year, reading.month - 1, reading.day);
}

function isSteady(days: readonly (number | undefined)[]): boolean {
  const known = days.filter((day) => day !== undefined);
  return new Set(known).size >= leastDays && shareOfSteps(known) === 1;
}

function isMostlySteady(days: readonly number[]): boolean {
  return new Set(days).size >= leastYearless && shareOfSteps(days) >= steadyShare;
}

/** Of the steps from one day to the next, how many go the way that most of them do. */
function shareOfSteps(days: readonly number[]): number {
  const steps = days.slice(1).map((day, at) => day - (days[at] ?? day));
  const share = (test: (step: number) => boolean): number =>
    steps.filter(test).length / steps.length;
  return Math.max(
    share((step) => step >= 0),
    share((step) => step <= 0),
  );
}

/**
 * Software leaves out the year of what is recent. That it does so here is shown by a time of the page that
 * is counted from now or has its year, or by days that go on steadily up to the capture; it is refuted by a
 * machine's date of another year.
 */
function leavesOutThisYear(times: readonly Told[], reference: TimeReference): boolean {
  const days: number[] = [];
  let isShown = false;
  for (const { open, iso, span } of times) {
    const day = open && yearlessDay(open, reference);
    if (iso === undefined || span === undefined) {
      if (day !== undefined) days.push(day);
    } else if (span.how !== 'machine') {
      isShown = true;
    } else if (day !== undefined) {
      if (Math.abs(day - Date.parse(iso.slice(0, 10))) > dayMs) return false;
      isShown = true;
    }
  }
  return isShown || isMostlySteady(days);
}

/** As an instant in UTC; undefined where the year is written or the order of figures is open. */
function yearlessDay({ readings, clock }: OpenTime, reference: TimeReference): number | undefined {
  const [reading, another] = readings;
  if (reading === undefined || another !== undefined || reading.year !== undefined)
    return undefined;
  const { year, month, day } = lastDay(reading, reference);
  return Date.UTC(year, month - 1, day, clock?.hour ?? 0, clock?.minute ?? 0);
}

function inLastYear<Time extends Told>(time: Time, reference: TimeReference): Time {
  const { open } = time;
  const [reading, another] = open?.readings ?? [];
  const isOpen = time.iso === undefined && another === undefined && reading?.year === undefined;
  if (open === undefined || reading === undefined || !isOpen) return time;
  return withReadings(time, open, [lastDay(reading, reference)], reference);
}

/** The last such day up to the capture. */
function lastDay(reading: DayReading, reference: TimeReference): DayReading & { year: number } {
  const { year } = today(reference);
  const isAhead = Date.UTC(year, reading.month - 1, reading.day) > reference.nowMs + dayMs;
  return { ...reading, year: isAhead ? year - 1 : year };
}
