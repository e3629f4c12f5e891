/** What is said of the evidence beside a report, and of pages that cannot be captured. */
export const evidenceEn = {
  'evidence.title': 'Evidence',
  'evidence.capturing': 'Keeping a copy of the page…',
  'evidence.thumbnail': 'Picture of the page as it was shown',
  'evidence.author': 'Author',
  'evidence.url': 'Address',
  'evidence.url.unknown': 'unknown',
  // Before the time that the page shows for the post.
  'evidence.posted': 'Posted',
  // Before the time of the capture.
  'evidence.captured': 'Captured',
  // Button. “Capture” is the word for keeping a page as evidence: the same word everywhere.
  'evidence.again': 'Capture again',
  'evidence.failed.title': 'The page could not be captured',
  'evidence.failed.body':
    'It may have changed or closed meanwhile. Open it and try again; what you wrote is kept.',
  'evidence.forbidden.title': 'This page cannot be captured',
  'evidence.forbidden.browser': 'Browsers do not let extensions read their own pages.',
  'evidence.forbidden.store': 'Browsers do not let extensions read extension stores.',
  'evidence.forbidden.pdf':
    'This is a PDF in the browser’s viewer, which extensions cannot read. Save the file and attach it below.',
  'evidence.forbidden.source':
    'This is the source view of a page. Open the page itself and report from there.',
  'evidence.forbidden.file': 'This is a file on your device, not a page on the internet.',
  'evidence.forbidden.hidden':
    'The browser keeps extensions out of this page: one of its own, or the source view of a page. Where it shows a source, open the page itself and report from there.',
  'evidence.forbidden.other': 'The browser does not let extensions read this page.',
  // Of sexual images of minors, though that is not said here.
  'evidence.forbidden.linkOnly':
    'Content of this kind must not be copied. The copy of the page was deleted from this device; only its address is sent.',
  'evidence.forbidden.instead':
    'You can still report its address, and attach your own screenshots or files.',
  'evidence.notKept': 'Parts that could not be kept: {count}',
} as const;
