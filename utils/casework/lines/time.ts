import { all, type Transition } from '../transition.ts';

/** What the clock writes down when a case is about to be late, and when it is. */
export const timeLines: readonly Transition[] = [
  {
    type: 'timer.warned',
    from: all,
    who: ['clock'],
    guards: ['not-due', 'not-warned'],
    isInternal: true,
  },
  { type: 'timer.overdue', from: all, who: ['clock'], guards: ['past-due', 'not-ran-out'] },
  { type: 'timer.escalated', from: all, who: ['clock'], guards: ['past-due', 'ran-out'] },
];
