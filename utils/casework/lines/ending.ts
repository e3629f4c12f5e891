import { type Transition, unanswered } from '../transition.ts';

/** Reply and end. Every case ends by a reply that its reporter can prove. */
export const endingLines: readonly Transition[] = [
  {
    type: 'case.replied',
    from: ['accepted'],
    to: 'replied',
    who: ['disposer'],
    isAct: true,
    guards: ['not-upheld', 'outcome-not-upheld', 'no-proposal'],
  },
  {
    type: 'case.replied',
    from: ['acting'],
    to: 'replied',
    who: ['disposer'],
    isAct: true,
    guards: ['outcome-upheld'],
  },
  {
    type: 'case.replied',
    from: ['declined'],
    to: 'replied',
    who: ['reviewer'],
    isAct: true,
    isForReview: true,
    guards: ['outcome-declined'],
  },
  {
    type: 'case.replied',
    from: ['transferred'],
    to: 'replied',
    who: ['reviewer'],
    isAct: true,
    isForReview: true,
    guards: ['acknowledged', 'outcome-transferred'],
  },
  {
    type: 'case.closed',
    from: ['replied'],
    to: 'closed',
    who: ['disposer'],
    isAct: true,
    guards: ['uncontested'],
  },
  {
    type: 'case.closed',
    from: ['replied'],
    to: 'closed',
    who: ['clock'],
    guards: ['uncontested', 'past-due'],
  },
  {
    type: 'report.withdrawn',
    from: unanswered.filter((state) => state !== 'acting'),
    to: 'closed',
    who: ['reporter', 'intake'],
    guards: ['no-measure-in-force'],
  },
];
