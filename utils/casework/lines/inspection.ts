import { measured, type Transition } from '../transition.ts';

/** The platform: opened on what it left unanswered, closed on a re-check (A18). */
export const inspectionLines: readonly Transition[] = [
  {
    type: 'inspection.opened',
    from: measured,
    who: ['supervisor'],
    guards: ['no-inspection', 'some-measure'],
    isInternal: true,
  },
  {
    type: 'inspection.demanded',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection', 'due-later'],
    isInternal: true,
  },
  {
    type: 'inspection.answered',
    from: measured,
    who: ['platform', 'supervisor'],
    guards: ['inspection-demanded'],
    isInternal: true,
  },
  {
    type: 'inspection.rechecked',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection'],
    isInternal: true,
  },
  {
    type: 'inspection.closed',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection-held'],
    isInternal: true,
  },
];
