/** The words of the files that go with a report. */
export const attachmentsEn = {
  'attachments.title': 'Files as evidence',
  'attachments.hint': 'Screenshots, documents, recordings. Drop them here, paste, or choose.',
  'attachments.add': 'Choose files',
  'attachments.remove': 'Remove {name}',
  // Mark at a document that the report needs. One word.
  'attachments.needed': 'Needed',
  // Mark at a document that is there. One word, in lower case.
  'attachments.supplied': 'attached',
  // {name}: a kind of document, such as Business licence.
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
  // Name of a field: the number that stands on a document.
  'attachments.reference': 'Number or reference',
  'attachments.supports': 'What it shows',
  // {what}: some of the six texts below, with commas between them.
  'attachments.cleaned':
    'Taken out of the copy that is sent: {what}. Your original is kept as it is.',
  // Part of a list in “attachments.cleaned”.
  'attachments.removed.camera': 'camera data',
  // Part of a list: where a picture was taken.
  'attachments.removed.place': 'place',
  // Part of a list.
  'attachments.removed.text': 'texts and names',
  // Part of a list.
  'attachments.removed.time': 'time',
  // Part of a list: data after the end of the picture.
  'attachments.removed.trailing': 'hidden data',
  // Part of a list.
  'attachments.removed.other': 'other data',
  'attachments.talkative':
    'This kind of file may tell who made it, where, when and with what; that cannot be taken out here.',
  'attachments.mislabelled':
    'It is called {claimed}, but its content is {actual}. It is sent as what it is.',
} as const;
