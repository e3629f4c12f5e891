import { all, answered, type Transition, unanswered } from '../transition.ts';

/** Complaint (my report was handled badly) and appeal (the measure against me is wrong): never merged. */
export const contestLines: readonly Transition[] = [
  {
    type: 'complaint.lodged',
    from: answered,
    who: ['reporter', 'intake'],
    guards: ['no-complaint'],
  },
  {
    type: 'complaint.lodged',
    from: unanswered,
    who: ['reporter', 'intake'],
    guards: ['no-complaint', 'overdue'],
  },
  {
    type: 'complaint.decided',
    from: all,
    to: 'assessed',
    toIf: 'upheld',
    who: ['reviewer', 'supervisor'],
    side: 'review',
    isJudging: true,
    isContest: true,
    needsWords: true,
    guards: ['complaint'],
  },
  {
    type: 'appeal.lodged',
    from: ['acting', 'replied', 'closed'],
    who: ['reported', 'intake'],
    guards: ['no-appeal', 'some-measure'],
  },
  {
    type: 'appeal.decided',
    from: all,
    who: ['supervisor'],
    side: 'disposal',
    isJudging: true,
    isContest: true,
    needsWords: true,
    guards: ['appeal', 'appeal-fits'],
  },
];
