/** The words of the redaction page. */
export const redactionEn = {
  // “Redact” is to take parts out of a copy so that nobody can read them: the same word everywhere.
  'redact.title': 'Redact the evidence',
  'redact.about':
    'What you take out here is gone from the copy that ordinary readers see. The original stays sealed, and shows that nothing else was changed.',
  'redact.self': 'You on this page',
  'redact.self.hint':
    'Your names and handles on the site. They stay on this device and are found wherever they occur.',
  'redact.self.names': 'Names and handles, one per line',
  // How often the words occur.
  'redact.found': 'Found: {count}',
  'redact.words': 'Other words to take out',
  'redact.words.label': 'Words, one per line',
  'redact.words.hint': 'Taken out of the text, addresses, descriptions and data of the page.',
  'redact.picture': 'On the screenshot',
  'redact.picture.hint':
    'Draw boxes over what must not be seen. By keyboard: Tab to a box, arrows move it, Shift and arrows change its size, Delete removes it.',
  'redact.picture.add': 'Add a box',
  'redact.picture.undo': 'Undo',
  'redact.picture.redo': 'Redo',
  // Read aloud. {x} and {y}: pixels from the left and from the top.
  'redact.picture.box': 'Box {number}: {width} by {height} at {x}, {y}',
  'redact.picture.canvas': 'Screenshot with boxes',
  'redact.page': 'In the page',
  'redact.page.hint': 'Click a part of the page to take it out, or choose it from the list.',
  'redact.page.parts': 'Parts of the page',
  'redact.images': 'Pictures in the page',
  'redact.images.minor': 'A minor is concerned, so every picture is masked unless you show it.',
  'redact.image': 'Picture {number}: {name}',
  'redact.save': 'Make the redacted copy',
  'redact.saving': 'Making the copy…',
  'redact.saved': 'The redacted copy is kept beside the original. Taken out: {count}',
  'redact.overtaken':
    'Another copy was made meanwhile, and stays. Load this page again to go on from it.',
  'redact.failed': 'The copy could not be made. Nothing was changed.',
  'redact.back': 'Back to the evidence',
  'redact.reason': 'Why',
  'redact.reason.below': 'Why, for what you mark below',
  'redact.reason.hint':
    'Noted with every place, so that others can tell what was taken out and why.',
  'redact.reason.third-party': 'About somebody uninvolved',
  'redact.reason.minor': 'Shows or names a minor',
  'redact.reason.leaked-data': 'Repeats leaked personal data',
  'redact.reason.secret': 'A password or other secret',
  'redact.reason.other': 'Another reason',
  'redact.self.known': 'Taken out wherever it occurs: {names}',
  'redact.self.change': 'Change',
  'redact.self.pictures': 'Pictures of you: {count}',
  'redact.self.isMe': 'This is me',
  'redact.self.isNotMe': 'Not me',
  'redact.picture.remove': 'Remove the box',
  'redact.minor.uncover': 'Uncover all pictures',
  'redact.minor.cover': 'Cover all pictures again',
  'redact.minor.original':
    'A minor is concerned, and this is the original with every picture. Redact it before you share it.',
  'redact.discard': 'Delete the redacted copy',
  'redact.discarded': 'The redacted copy is deleted. The original is as it was.',
} as const;
