import type { Standard } from '../standard/schema.ts';
import type { Duty } from './desk-wire.ts';
import type { Handler } from './roles.ts';

/** Lanes whose cases have an officer by name from the start (A14b). */
export function officerLanes({ lanes }: Pick<Standard, 'lanes'>): readonly string[] {
  return lanes.flatMap(({ id, namesOfficer }) => (namesOfficer ? [id] : []));
}

/**
 * Who of those on duty takes the next case of a lane: whoever has fewest open cases, and of equals the lowest
 * number. Nobody if nobody is on duty who is still on the team and handles cases.
 * @param day `2026-01-31`, where the desk is
 * @param loads how many open cases of the lane each has
 */
export function chooseOfficer(
  lane: string,
  day: string,
  duties: readonly Duty[],
  loads: ReadonlyMap<number, number>,
  team: readonly Handler[],
): number | undefined {
  const handling = team.filter(({ roles }) => roles.includes('reviewer'));
  const numbers = duties
    .filter((duty) => duty.lane === lane && duty.from <= day && day <= (duty.until ?? day))
    .map(({ handler }) => handler)
    .filter((number) => handling.some((one) => one.number === number));
  const loadOf = (number: number) => loads.get(number) ?? 0;
  return numbers.toSorted((one, other) => loadOf(one) - loadOf(other) || one - other)[0];
}
