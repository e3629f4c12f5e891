import type { TimeValue } from './found-time.ts';
import { timeOn } from './found-time.ts';
import { minuteMs, secondMs } from './wall-clock.ts';

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})([.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/i;
const rfc5322 =
  /^(?:[A-Z][a-z]{2}, )?((\d{1,2}) [A-Z][a-z]{2} \d{4}) \d{2}:\d{2}(:\d{2})? (?:GMT|UTC|[+-]\d{4})$/;

/**
 * A date written for machines: RFC 3339, ISO 8601 with a zone, RFC 5322, or a bare date, which stays a day. A
 * time without a zone is ambiguous and gives none.
 */
export function machineTime(text: string): TimeValue | undefined {
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (bare !== null) {
    const [year = 0, month = 0, day = 0] = bare.slice(1).map(Number);
    return timeOn({ year, month, day }, undefined, { minutes: 0, isAssumed: true }, 'machine');
  }
  const match = iso.exec(text);
  if (match !== null) {
    const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
    if (!isDay(Date.parse(`${year}-${month}-${day}T00:00Z`), Number(day))) return undefined;
    const whole = zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase();
    const written = `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${fraction.replace(',', '.')}${whole}`;
    return at(Date.parse(written), second === undefined ? minuteMs : secondMs);
  }
  const mail = rfc5322.exec(text);
  if (mail === null) return undefined;
  const [, written = '', day, second] = mail;
  if (!isDay(Date.parse(`${written} GMT`), Number(day))) return undefined;
  return at(Date.parse(text), second === undefined ? minuteMs : secondMs);
}

/** The engine makes the 2nd of March of the 30th of February. */
function isDay(midnightMs: number, day: number): boolean {
  return new Date(midnightMs).getUTCDate() === day;
}

/** ISO 8601 in UTC of a date written for machines, or the day where it is one. */
export function isoFromMachineDate(text: string): string | undefined {
  return machineTime(text)?.iso;
}

/** Seconds or milliseconds since 1970, of a day since 2001 and before 2064. */
export function epochTime(text: string): TimeValue | undefined {
  if (!/^[12]\d{9}(?:\d{3})?(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return at(number < 1e11 ? number * secondMs : number, secondMs);
}

function at(ms: number, lengthMs: number): TimeValue | undefined {
  if (Number.isNaN(ms)) return undefined;
  const precision = lengthMs === secondMs ? 'second' : 'minute';
  const earliestMs = Math.floor(ms / lengthMs) * lengthMs;
  const span = {
    how: 'machine',
    precision,
    earliestMs,
    latestMs: earliestMs + lengthMs,
    isZoneAssumed: false,
  } as const;
  return { iso: new Date(ms).toISOString(), span, kind: 'instant' };
}
