import type { MessageKey } from '../utils/i18n/messages.ts';
import type { StandardTrouble } from '../utils/standard/standard-trouble.ts';

/** What to say while reports are not judged by the standard that the endpoint asks for. */
export const standardTroubles = {
  'not-valid': 'standard.notValid',
  'needs-update': 'standard.needsUpdate',
  'not-here-yet': 'standard.notHereYet',
} as const satisfies Record<StandardTrouble, MessageKey>;
