import type { Phrases } from './phrases.ts';

const hourMs = 3_600_000;
const forms: readonly Intl.DateTimeFormatOptions[] = [
  { hour: 'numeric', minute: 'numeric', hour12: true },
  { hour: 'numeric', hour12: true, dayPeriod: 'long' },
  { hour: 'numeric', hour12: true, dayPeriod: 'short' },
  { dateStyle: 'full', timeStyle: 'medium', hour12: true },
];

/** `PM`, `下午`, `da tarde`: which hours of the day a language calls so. */
export function addDayHalves(language: string, phrases: Phrases): void {
  for (const form of forms) {
    const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
    const hours = new Map<string, number>();
    for (let hour = 0; hour < 24; hour++) {
      const parts = format.formatToParts(hour * hourMs);
      const at = parts.findIndex(({ type }) => type === 'dayPeriod');
      const name = parts[at]?.value;
      if (name === undefined) continue;
      // A particle may be written in one with it: Telugu `PMకి`.
      const suffix = /^[\p{L}\p{M}]+/u.exec(parts[at + 1]?.value ?? '')?.[0] ?? '';
      for (const each of [name, name + suffix])
        hours.set(each, (hours.get(each) ?? 0) | (1 << hour));
    }
    for (const [name, bits] of hours) phrases.add(name, { kind: 'half', hours: bits });
  }
}
