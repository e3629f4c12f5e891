import { expect, it } from 'vitest';
import { decidePermit } from '../../../utils/outbox/permit.ts';
import { drawDelay } from '../../../utils/outbox/send-delay.ts';

const calm = { isOnline: true, isMetered: false, isBatteryLow: false };
const choices = { isPaused: false, sendsAnyway: false };

it.each([
  [calm, choices, 'go'],
  [{ ...calm, isMetered: undefined, isBatteryLow: undefined }, choices, 'go'],
  [{ ...calm, isMetered: true }, choices, 'metered'],
  [{ ...calm, isBatteryLow: true }, choices, 'low_battery'],
  [{ ...calm, isMetered: true, isBatteryLow: true }, { ...choices, sendsAnyway: true }, 'go'],
  [{ ...calm, isOnline: false }, { ...choices, sendsAnyway: true }, 'offline'],
  [{ ...calm, isOnline: false }, { isPaused: true, sendsAnyway: true }, 'paused'],
] as const)('of %j and %j: %s', (surroundings, chosen, permit) => {
  expect(decidePermit(surroundings, chosen)).toBe(permit);
});

it('a delay is drawn evenly from the time that was chosen, and there is none unless it was', () => {
  expect(drawDelay('none', 1_000, () => 0.9)).toBeUndefined();
  expect(drawDelay('hour', 1_000, () => 0)).toEqual({ scheduledAt: 1_000, notBefore: 1_000 });
  expect(drawDelay('half-day', 0, () => 0.5)?.notBefore).toBe(6 * 3_600_000);
});
