/** The words about the reporter, and of what is remembered of them. */
export const reporterEn = {
  'reporter.title': 'You',
  'reporter.promise':
    'Sealed on this device: only the people who handle reports can read your name and contact, not the server.',
  'reporter.anonymous': 'Report without name or contact',
  'reporter.name': 'Your name',
  'reporter.contact': 'How to reach you',
  'reporter.contact.hint': 'E-mail or phone, for the answer to your report.',
  'reporter.contact.missing': 'Give an e-mail or phone, or choose to report without contact.',
  'reporter.name.missing': 'Whoever reports for another or for an enterprise gives a name.',
  'profile.fill': 'Fill in from',
  'profile.locked': 'Locked',
  // A secret of several words, not a password of a site.
  'profile.passphrase': 'Passphrase',
  'profile.unlock': 'Unlock',
  'profile.wrong': 'That is not its passphrase.',
  // “Details” are name, contact and documents.
  'profile.remember': 'Remember these details on this device',
  'profile.remember.hint':
    'For your next report: name, contact, enterprise and its documents. Not on a shared computer, or only with a passphrase.',
  'profile.protect': 'Passphrase to lock them',
  'profile.protect.hint': 'Without it nobody can open them, you neither. At least 8 characters.',
  // Button.
  'profile.save': 'Remember',
  'profile.saved': 'Remembered on this device.',
  'profile.forget': 'Forget {name}',
  'profile.failed':
    'Could not be kept. Fill in a name or a contact first, or free some disk space.',
} as const;
