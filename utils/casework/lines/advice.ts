import { all, anyHandling, open, type Transition, working } from '../transition.ts';

/** Others: bodies that are asked, platforms and people that are advised. */
export const adviceLines: readonly Transition[] = [
  {
    type: 'consultation.asked',
    from: working,
    who: anyHandling,
    needsWords: true,
    guards: ['due-later'],
  },
  {
    type: 'consultation.answered',
    from: all,
    who: [...anyHandling, 'intake', 'partner'],
    guards: ['consultation'],
  },
  { type: 'guidance.opened', from: open, who: ['reviewer', 'disposer'], guards: ['no-guidance'] },
  { type: 'guidance.planned', from: all, who: ['reviewer', 'disposer'], guards: ['guidance'] },
  { type: 'guidance.explained', from: all, who: ['reviewer', 'disposer'], guards: ['guidance'] },
];
