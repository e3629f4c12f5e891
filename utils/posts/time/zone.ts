/**
 * The zones of RFC 5322 and those that name one offset alone, in minutes east of UTC. `CST`, `IST` and `BST`
 * are several each.
 */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  UT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  JST: 540,
  KST: 540,
  HKT: 480,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

/** A zone as stated: minutes east of UTC, or undefined where it names more than one. */
export interface StatedZone {
  readonly offsetMinutes: number | undefined;
  /** Where it begins, and how many code units it takes. */
  readonly at: number;
  readonly length: number;
}

/** The zone right after a time of day; undefined where none is stated. */
export function zoneAt(plain: string, at: number): StatedZone | undefined {
  const text = plain.slice(at);
  const match =
    /^ ?\(?(?:(UTC|GMT|Z|(?:[A-Z]{1,4}T)|MEZ|MESZ|MSK)(?![\p{L}]))?\)? ?(?:([+-])(\d{1,2}):?(\d{2})?(?!\d))?\)?/u.exec(
      text,
    );
  const [all = '', name, sign, hours, minutes] = match ?? [];
  if (name === undefined && sign === undefined) return undefined;
  const base = name === undefined ? 0 : zones[name];
  if (base === undefined) return { offsetMinutes: undefined, at, length: all.length };
  const shift = sign === undefined ? 0 : Number(hours) * 60 + Number(minutes ?? 0);
  if (shift > 14 * 60 || Number(minutes ?? 0) > 59) return undefined;
  return { offsetMinutes: base + (sign === '-' ? -shift : shift), at, length: all.length };
}
