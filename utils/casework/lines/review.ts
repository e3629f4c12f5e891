import { review, type Transition } from '../transition.ts';

/** Review: what is assessed, accepted, asked for, declined, handed on and judged. */
export const reviewLines: readonly Transition[] = [
  { type: 'case.assessed', from: ['received', 'needs-more'], to: 'assessed', ...review },
  { type: 'case.accepted', from: ['assessed'], to: 'accepted', ...review },
  {
    type: 'case.asked',
    from: ['assessed', 'accepted'],
    to: 'needs-more',
    who: ['reviewer'],
    side: 'review',
    guards: ['due-later', 'no-proposal'],
  },
  {
    type: 'supplement.received',
    from: ['needs-more'],
    to: 'assessed',
    who: ['reporter', 'intake'],
  },
  { type: 'case.declined', from: ['assessed', 'needs-more'], to: 'declined', ...review },
  {
    type: 'case.transferred',
    from: ['assessed', 'accepted'],
    to: 'transferred',
    ...review,
    guards: ['no-proposal'],
  },
  {
    type: 'transfer.acknowledged',
    from: ['transferred'],
    who: ['partner', 'intake'],
    guards: ['not-acknowledged'],
  },
  {
    type: 'transfer.outcome',
    from: ['transferred'],
    who: ['partner', 'intake'],
    guards: ['acknowledged'],
  },
  { type: 'transfer.refused', from: ['transferred'], to: 'assessed', who: ['partner', 'intake'] },
  {
    type: 'case.judged',
    from: ['accepted'],
    ...review,
    guards: ['no-proposal', 'finding-fits'],
  },
  {
    type: 'roles.confirmed',
    from: ['assessed', 'accepted'],
    who: ['reviewer'],
    side: 'review',
    isJudging: true,
  },
];
