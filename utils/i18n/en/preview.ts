/** The words of the last step: what will leave this device, and sending it. */
export const previewEn = {
  'preview.title': 'What will leave this device',
  'preview.forDesk': 'Only the handlers can read this',
  'preview.forServer': 'The server can read this, to route the report',
  'preview.files': 'Files, sealed',
  'preview.raw': 'Show the exact data',
  'preview.package': 'The page as captured, in one package',
  'preview.to': 'Goes to',
  'preview.reporter': 'Reporter',
  // Beside name and contact, where only some of the handlers can open these.
  'preview.reporterApart': 'Sealed apart from the rest; another key opens it.',
  'preview.anonymous': 'anonymous',
  'preview.address': 'Reported address',
  'preview.category': 'Kind',
  'preview.platform': 'Site',
  'preview.language': 'Language',
  // Says exactly what evidence can show. Translate word by word, and claim no more.
  'preview.captureNote':
    'A hash and a signature show that the package is as this device signed it. They do not prove what the site’s server sent.',
  'preview.pictures': 'Pictures of the page',
  // {name}: a file or a field that was taken out of the report.
  'preview.withheld': 'Stays here: {name}',
  // Button beside “Stays here”.
  'preview.restore': 'Send it after all',
  'preview.linkOnly':
    'Of this kind of content only the address is sent; the copy of the page stays here and is never sent.',
  'preview.needed': 'Needed to route the report; nothing more of it is readable there.',
  'send.button': 'Send the report',
  'send.sending': 'Sending…',
  'send.noEndpoint.title': 'No place to send to is set up yet',
  'send.noEndpoint.body':
    'Your report and its evidence are saved on this device. Set up where reports go, then send.',
  'send.noEndpoint.button': 'Set up',
  // {code}: a short code of a fault, in Latin letters.
  'send.failed': 'The report could not be handed over for sending: {code}. It is saved; try again.',
  'send.capturing': 'Wait until the page is kept, or go on writing meanwhile.',
  'send.noCopy.title': 'No copy of the page goes with this report',
  'send.noCopy.all':
    'The page could not be captured. Sent like this, the report holds its address, what you wrote and what you attached, and no evidence from the page.',
  'send.noCopy.page':
    'Only a picture and the facts of the page were kept, not the page itself. You can capture it again, or send the report like this.',
  'send.noCopy.forbidden':
    'The browser lets no extension read this page. The report holds its address, what you wrote and what you attached.',
  'send.noCopy.gone':
    'The page is no longer open. Open it and report from there, or attach your own screenshots; what you wrote is kept.',
} as const;
