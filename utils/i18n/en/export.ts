/** The words of making and taking in files of a case. */
export const exportEn = {
  'export.kind': 'What to make',
  'export.kind.evidence': 'Evidence document to print',
  // 陈述性举报函: a letter that states the facts to an office.
  'export.kind.letter': 'Statement letter',
  'export.kind.police': 'Police pack (zip)',
  'export.kind.wacz': 'Evidence packages (zip of WACZ)',
  'export.kind.csv': 'Ledger as CSV',
  'export.kind.json': 'Ledger as JSON',
  // The notice of Article 16 of the EU’s Digital Services Act.
  'export.kind.dsa': 'EU notice (DSA Art. 16)',
  'export.kind.xarf': 'XARF v4 for network operators',
  'export.kind.email': 'Text for an e-mail',
  // 投诉: that reports were handled badly; not an appeal (申诉), which is against a measure.
  'export.kind.complaint': 'Complaint about missing answers',
  'export.kind.archive': 'Whole case, encrypted, for another device',
  'export.language': 'Language',
  'export.scope': { one: '{count} item', other: '{count} items' },
  'export.name': 'Your name in it',
  'export.contact': 'Your contact or e-mail in it',
  'export.identity.hint':
    'Leave both empty to stay unnamed. They go into this file only and are not kept.',
  'export.passphrase': 'Passphrase',
  'export.passphrase.hint':
    'Whoever has the file and the passphrase can read the case. Give the passphrase by another way than the file. It cannot be recovered.',
  'export.preview': 'Preview',
  'export.save': 'Save',
  'export.print': 'Print or save as PDF',
  'export.making': 'Making it…',
  'export.contents': 'This goes into the file:',
  'export.empty': 'There is nothing to export yet.',
  'export.failed':
    'It could not be made ({code}). Part of the evidence may be gone from this device.',
  'export.minors.masked':
    'Items that concern a minor: {count}. They leave as redacted copies, in which every picture is masked unless you showed it: see “Redact before sharing” at the item.',
  'export.minors.originals':
    'Items that concern a minor: {count}. A case file holds the originals, with every picture: give it only to somebody who may see them.',
  // {names}: some of the five texts below, with commas between them.
  'export.dsa.lacks': 'The notice still lacks: {names}',
  // Part of a list. Likewise the four below.
  'export.dsa.reasons': 'reasons (statement of facts of the case)',
  'export.dsa.location': 'addresses',
  'export.dsa.name': 'your name',
  'export.dsa.email': 'your e-mail address',
  'export.dsa.goodFaith': 'declaration of good faith',
  'export.xarf.category':
    'XARF has no type for this kind of harm: it knows leaked data and look-alike sites, not insult, defamation or harassment. Use the e-mail text or the letter.',
  'export.xarf.contact':
    'XARF demands a name and an e-mail address of the reporter. Fill them in above.',
  'export.xarf.genuine-site':
    'XARF demands the address of the genuine site, which the case does not name.',
  'export.xarf.address': 'An item has no valid address.',
  'export.complaint.none': 'No report of this case is waiting for an answer.',
  'import.title': 'Take in a case file',
  'import.file': 'Case file',
  'import.button': 'Take in',
  'import.busy': 'Reading the file…',
  'import.done': {
    by: 'added',
    one: 'Taken in: {added} item. Already here: {known}.',
    other: 'Taken in: {added} items. Already here: {known}.',
  },
  'import.archive_foreign': 'This is not a case file of Plaint.',
  'import.archive_newer': 'The file was made by a newer version. Update Plaint, then try again.',
  'import.archive_locked': 'The passphrase does not fit, or the beginning of the file was changed.',
  'import.archive_damaged':
    'The file is damaged or not complete. Nothing was taken in; ask for it once more.',
  'import.failed': 'The file could not be taken in ({code}). Nothing was changed.',
} as const;
