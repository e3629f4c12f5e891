import { disposal, measured, type Transition } from '../transition.ts';

/** Measures: never by who reviewed, signed by as many as the grade asks, the proposer being the first. */
export const measureLines: readonly Transition[] = [
  {
    type: 'measures.proposed',
    from: ['accepted'],
    to: 'acting',
    toIf: 'signed-off',
    ...disposal,
    guards: ['upheld', 'no-proposal', 'grade-fits'],
  },
  {
    type: 'measures.signed-off',
    from: ['accepted'],
    to: 'acting',
    toIf: 'signed-off',
    who: ['disposer', 'supervisor'],
    side: 'disposal',
    needsTeam: true,
    guards: ['proposal', 'not-signed-by-doer'],
  },
  {
    type: 'measures.returned',
    from: ['accepted'],
    who: ['disposer', 'supervisor'],
    side: 'disposal',
    needsTeam: true,
    needsWords: true,
    guards: ['proposal'],
  },
  {
    type: 'interim.ordered',
    from: ['assessed', 'accepted', 'needs-more'],
    ...disposal,
    guards: ['interim-fits'],
  },
  { type: 'measure.forwarded', from: measured, ...disposal, guards: ['measure-to-forward'] },
  {
    type: 'notice.reissued',
    from: measured,
    ...disposal,
    needsWords: true,
    // Whoever waits for what becomes of their appeal reads it under the code that they have.
    guards: ['measure-notified', 'codes-new', 'no-appeal'],
    isInternal: true,
  },
  {
    type: 'measure.confirmed',
    from: measured,
    who: ['platform', 'disposer'],
    guards: ['measure-forwarded'],
  },
  {
    type: 'measure.refused',
    from: measured,
    who: ['platform', 'disposer'],
    guards: ['measure-forwarded'],
  },
  {
    type: 'measure.reviewed',
    from: measured,
    ...disposal,
    guards: ['measure-time-limited', 'expires-later'],
  },
  { type: 'measure.ended', from: measured, ...disposal, guards: ['measure-in-force', 'reviewed'] },
  {
    type: 'measure.ended',
    from: measured,
    who: ['clock'],
    guards: ['measure-time-limited', 'expired'],
  },
];
