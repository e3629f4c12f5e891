import { all, anyHandling, open, type Transition } from '../transition.ts';

/** Who reports: asked for with a reason, granted and opened by another person (A5c). */
export const identityLines: readonly Transition[] = [
  {
    type: 'identity.requested',
    from: open,
    who: anyHandling,
    needsWords: true,
    guards: ['no-identity-request'],
  },
  {
    type: 'identity.granted',
    from: open,
    who: ['custodian'],
    guards: ['identity-request', 'not-requester'],
  },
  {
    type: 'identity.refused',
    from: open,
    who: ['custodian'],
    needsWords: true,
    guards: ['identity-request', 'not-requester'],
  },
  {
    type: 'identity.opened',
    from: open,
    who: ['custodian'],
    guards: ['identity-granted', 'not-requester'],
  },
  { type: 'report.opened', from: all, who: anyHandling, guards: ['to-work'] },
  { type: 'report.opened', from: all, who: ['auditor'], guards: ['to-audit'] },
];
