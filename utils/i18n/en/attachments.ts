/** The words of the files that go with a report. */
export const attachmentsEn = {
  'attachments.title': 'Files as evidence',
  'attachments.hint': 'Screenshots, documents, recordings. Drop them here, paste, or choose.',
  'attachments.add': 'Choose files',
  'attachments.remove': 'Remove {name}',
  'attachments.needed': 'Needed',
  'attachments.supplied': 'attached',
  'attachments.attach': 'Attach: {name}',
  'attachments.tooLarge':
    '“{name}” ({size}) was not added: a file may have at most {limit}. Shorten it, or give a link to it instead. Everything else is kept.',
  'attachments.empty': '“{name}” was not added: it is empty or a folder.',
  'attachments.storageFull':
    '“{name}” was not added: the disk is full. Free some space and try again; everything else is kept.',
  'attachments.notAdded': '“{name}” could not be read and was not added. Everything else is kept.',
  'attachments.about': 'About this file',
  'attachments.kind': 'What it is',
  'attachments.issuer': 'Issued by',
  'attachments.issuedOn': 'Date',
  'attachments.reference': 'Number or reference',
  'attachments.supports': 'What it shows',
  'attachments.cleaned':
    'Taken out of the copy that is sent: {what}. Your original is kept as it is.',
  'attachments.removed.camera': 'camera data',
  'attachments.removed.place': 'place',
  'attachments.removed.text': 'texts and names',
  'attachments.removed.time': 'time',
  'attachments.removed.trailing': 'hidden data',
  'attachments.removed.other': 'other data',
  'attachments.talkative':
    'This kind of file may tell who made it, where, when and with what; that cannot be taken out here.',
  'attachments.mislabelled':
    'It is called {claimed}, but its content is {actual}. It is sent as what it is.',
} as const;
