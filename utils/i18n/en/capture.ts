/** The words about what a capture holds, what it lacks, and what would add to it. */
export const captureEn = {
  'capture.differs.title': 'The kept copy does not look like the page did',
  'capture.differs.body':
    'Replayed, it differs from the screenshot in {share} % of what was visible. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.differs.atPost':
    'Replayed, something at the reported post looks otherwise than in the screenshot. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.differs.inPlaces':
    'Replayed, something is missing in places that the screenshot shows. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.profile.name': 'Posts of the discussion were told by',
  // Ends “Posts of the discussion were told by …”. Likewise the three below.
  'capture.profile.none': 'their shape; there is no site profile for this host',
  'capture.profile.whole': 'the site profile for {host} (SHA-256 with salt {salt}: {sha256})',
  'capture.profile.part':
    'the site profile for {host} (SHA-256 with salt {salt}: {sha256}), and by their shape where it found none',
  'capture.profile.broken':
    'their shape; the site profile for {host} (SHA-256 with salt {salt}: {sha256}) did not fit the page',
  'capture.check.name': 'Compared with the screenshot',
  'capture.check.agrees': 'shows the same ({share} % differs)',
  'capture.check.differs': 'differs in {share} % of what was visible',
  'capture.check.not-done': 'could not be compared',
  'capture.offer.copy':
    'Parts from other sites are missing. With the browser’s own copy of the page they would be kept too, without asking any site again. It is used only on pages you report.',
  'capture.offer.frames':
    'Parts of the page come from {hosts} and could not be read. If you allow Plaint to read that site, they are kept too.',
  'capture.offer.allow': 'Allow and capture again',
  'capture.offer.declined': 'Nothing was changed. The capture stays as it is.',
  'capture.whole.name': 'Picture of the whole page',
  'capture.load.name': 'Scrolled through before',
  'capture.whole.take': 'Add a picture of the whole page',
  'capture.whole.hint':
    'The page scrolls from top to bottom while you watch, and back to where it was.',
  // {done} and {of}: numbers of windows of the page.
  'capture.whole.running': 'Taking the picture: part {done} of {of}',
  'capture.whole.stop': 'Stop',
  'capture.whole.whole': 'The picture of the whole page is part of the evidence.',
  'capture.whole.partly':
    'A picture of the page is part of the evidence, but not all of the page is in it. The evidence says so too:',
  'capture.whole.cancelled': 'Stopped. No picture was added.',
  'capture.whole.zoomed':
    'The page is zoomed in with the fingers, so a picture would show only part of it. Zoom out and try again.',
  'capture.whole.failed':
    'That could not be done. Show the page’s tab, open Plaint on it again, and try once more.',
  'capture.missing.not-shown':
    'Parts that the page does not scroll to are left out; they are hatched in the picture.',
  'capture.missing.changed':
    'The page changed while it was pictured: in places, what is above and below may not belong together.',
  'capture.missing.below': 'The page is too long for one picture: the rest is left out.',
  'capture.missing.beside': 'What lies to the side of the window is left out.',
  'capture.load.start': 'Load the whole page first',
  'capture.load.hint':
    'Pictures and posts that load only when they come into sight are then kept too. The page scrolls from top to bottom and back, and is captured anew.',
  'capture.load.running': 'Loading the page: part {done} of {of}',
  'capture.load.complete': 'The whole page was scrolled through before it was captured.',
  'capture.load.stopped':
    'Before it was captured, the page was scrolled through as far as {share} %, where you stopped it.',
  'capture.load.limit':
    'Before it was captured, the page was scrolled through as far as {share} % of what it then had: it is very long, or goes on without an end.',
} as const;
