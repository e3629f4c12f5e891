import type { Permit } from './ports.ts';

/** What is known of the surroundings; undefined where the browser does not tell. */
export interface Surroundings {
  readonly isOnline: boolean;
  readonly isMetered: boolean | undefined;
  readonly isBatteryLow: boolean | undefined;
}

/** What the person chose. */
export interface SendingChoices {
  readonly isPaused: boolean;
  /** Send also over a metered connection and on a low battery. */
  readonly sendsAnyway: boolean;
}

/** Whether reports may leave now. What the browser does not tell never holds a report back. */
export function decidePermit(surroundings: Surroundings, choices: SendingChoices): Permit {
  if (choices.isPaused) return 'paused';
  if (!surroundings.isOnline) return 'offline';
  if (choices.sendsAnyway) return 'go';
  if (surroundings.isMetered === true) return 'metered';
  return surroundings.isBatteryLow === true ? 'low_battery' : 'go';
}
