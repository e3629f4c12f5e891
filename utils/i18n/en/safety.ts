/** The words of what keeps a reporter safe: lock, neutral appearance, deletion, what to do in danger. */
export const safetyEn = {
  'clear.button': 'Delete everything here',
  'clear.sure': 'Delete everything that Plaint keeps on this device?',
  'clear.lost':
    'Drafts, captures, receipts, remembered details and settings go, and reports that were not delivered yet are not sent. What the endpoint has received stays there. There is no way back.',
  'clear.stays':
    'Notifications and permissions are taken back too. The browser’s own records stay: its history and the tabs it could reopen name the pages you visited. Delete those in the browser’s settings. Remains of what was deleted can lie in the browser’s files until it tidies them.',
  'clear.confirm': 'Delete everything',
  'clear.cancel': 'Cancel',
  'clear.done': 'Everything here was deleted.',
  'clear.failed': 'It could not be deleted. Restart the browser and try again.',
  'danger.open': 'Somebody is in danger?',
  'danger.first':
    'Call for help first. A report is not read at once, and nobody who reads it can come.',
  'danger.more': 'More help and advice',
  'lock.title': 'Locked',
  'lock.ask': 'Enter your passphrase to go on.',
  'lock.passphrase': 'Passphrase',
  'lock.open': 'Unlock',
  'lock.opening': 'Unlocking…',
  // Short; says nothing of how near it was.
  'lock.wrong': 'That is not the passphrase.',
  'lock.forgotten': 'Forgot it?',
  'lock.forgotten.body':
    'Nobody can find it out for you. You can delete everything that is kept here and start anew; reports that arrived at the endpoint stay there.',
  'lock.now': 'Lock now',
  'safety.title': 'Safety at this computer',
  // Always in sight, at the edge of a small window: one word.
  'leave.button': 'Leave',
  'leave.about': 'Close all pages of this extension and open an empty tab (Esc twice)',
  'safety.leave':
    'To leave at once, press Leave or Esc twice on any page of the extension: all its pages close, in every window, and an empty tab opens. What you wrote is kept. The browser’s history may still name pages that were open.',
  'safety.lock': 'Lock with a passphrase',
  'safety.lock.about':
    'Whoever opens the extension is asked for it: after every start of the browser, and after 15 minutes without use. Remembered reporters are encrypted under it. Drafts and captures are hidden, not encrypted: somebody with full access to this computer could still read them.',
  'safety.lock.new': 'New passphrase',
  'safety.lock.new.hint': 'At least 8 characters. Without it nobody can unlock, you neither.',
  'safety.lock.again': 'The same again',
  'safety.lock.differs': 'The two are not the same.',
  'safety.lock.set': 'Set the lock',
  'safety.lock.on': 'The lock is on.',
  'safety.lock.remove': 'Take the lock away',
  'safety.lock.failed': 'That could not be done. Free some disk space and try again.',
  // “Neutral”: it says nothing of what the extension is for.
  'safety.neutral': 'Neutral icon and names',
  'safety.neutral.about':
    'The button, the menu’s one entry, tabs and notifications then say nothing of reports. What cannot be hidden: the real name in the browser’s list of extensions and in its questions about permissions, what is written in the pages themselves, and what is there from before – the history, and files that you saved.',
} as const;
