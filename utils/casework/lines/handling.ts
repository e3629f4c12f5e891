import { all, answered, anyHandling, open, type Transition } from '../transition.ts';

/** Whose a case is and where, and the words about it. */
export const handlingLines: readonly Transition[] = [
  // Whose it is, and where.
  { type: 'case.claimed', from: all, who: [...anyHandling, 'intake'], guards: ['unsettled'] },
  { type: 'case.released', from: all, who: [...anyHandling, 'intake'], guards: ['own-claim'] },
  { type: 'case.assigned', from: open, who: ['supervisor'], guards: ['in-team'] },
  // The duty roster names the officer of a lane (A14b).
  { type: 'case.assigned', from: open, who: ['clock'], guards: ['in-team', 'unowned'] },
  {
    type: 'case.assigned',
    from: ['closed'],
    who: ['supervisor'],
    guards: ['in-team', 'contested'],
  },
  {
    type: 'case.linked',
    from: all,
    who: [...anyHandling, 'intake'],
    guards: ['not-linked'],
    isInternal: true,
  },
  {
    type: 'case.unlinked',
    from: all,
    who: [...anyHandling, 'intake'],
    guards: ['linked'],
    isInternal: true,
  },
  { type: 'lane.changed', from: open, who: ['reviewer', 'supervisor'], guards: ['lane-fits'] },

  // Words, all of them sealed.
  { type: 'message.sent', from: all, who: anyHandling },
  { type: 'message.received', from: all, who: ['reporter', 'intake'] },
  {
    type: 'note.added',
    from: all,
    who: [...anyHandling, 'intake', 'custodian'],
    needsWords: true,
    isInternal: true,
  },
  { type: 'result.rated', from: answered, who: ['reporter', 'intake'] },
];
