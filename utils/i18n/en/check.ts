/** The words of looking again whether something is still up. */
export const checkEn = {
  'check.now': 'Look now',
  'check.allow': 'Allow and look now',
  'check.allow.all': 'Allow their sites and look now',
  'check.waiting': 'Due since {at}. Not looked at, because this site is not allowed.',
  'check.waiting.title': 'Waiting for your permission: {count}',
  'check.waiting.body':
    'Their day has come, and their sites are not allowed yet. They stay due: once a site is allowed, they are looked at within the hour, or at once from here.',
  'check.all': 'Look at all of them now',
  'check.busy': 'Looking…',
  // “Look now” is the text “check.now”.
  'check.hint':
    '“Look now” asks once for each site and then opens the page in a tab behind this one. If you do not allow that, the page opens in front: press Alt+Shift+M there, and it is compared.',
  'check.opened': 'The page is open in front. Press Alt+Shift+M there to compare it.',
  'check.none.title': 'Nothing was reported yet',
  'check.none.body': 'Items are listed here once a report about them is being written or was sent.',
  // Stands after the name of an item, in lower case.
  'check.never': 'not looked at yet',
  // Stands after the name of an item, in lower case.
  'check.at': 'looked at {at}',
  'check.likeness': '{percent} % of the words are there',
  // What was seen at the address, in lower case. Likewise the four below.
  'check.outcome.up': 'still up',
  'check.outcome.changed': 'changed',
  'check.outcome.removed': 'removed',
  'check.outcome.login-wall': 'only after login',
  'check.outcome.unknown': 'could not be told',
  'check.confirmed': 'confirmed by you',
  'check.confirm': 'I looked: it is removed',
  'check.deny': 'I looked: it is still up',
  'check.list': 'Reported items',
} as const;
