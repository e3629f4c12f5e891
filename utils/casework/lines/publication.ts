import { disposal, measured, type Transition } from '../transition.ts';

/** What goes beyond the case: accounts that are listed, stories that are told. */
export const publicationLines: readonly Transition[] = [
  // Accounts: upheld cases only (A11a).
  {
    type: 'account.listed',
    from: ['acting', 'replied'],
    ...disposal,
    guards: ['upheld', 'account-of-case', 'not-listed', 'expires-later', 'listing-reason'],
    isInternal: true,
  },
  {
    type: 'account.unlisted',
    from: measured,
    who: ['disposer', 'supervisor'],
    guards: ['listed', 'unlisting-reason'],
    isInternal: true,
  },
  {
    type: 'account.unlisted',
    from: measured,
    who: ['clock'],
    guards: ['listed', 'listing-over'],
    isInternal: true,
  },

  // A typical case: two people approve the text, then it is published (A4f).
  {
    type: 'story.approved',
    from: ['closed'],
    who: ['disposer', 'supervisor'],
    guards: ['story-fits'],
    isInternal: true,
  },
  {
    type: 'story.published',
    from: ['closed'],
    who: ['disposer', 'supervisor'],
    guards: ['story-approved'],
    isInternal: true,
  },
];
