/** The words of a verdict; see `verdict.ts` one folder up. */
export const verdictEn = {
  summaries: {
    fails:
      'This package does not hold. Something in it was changed, is missing, or says otherwise than what was signed; see the points below.',
    alone: 'Nothing shows who made this or when; anybody can make such a package.',
    claimed:
      'Somebody confirms this, and nothing shows here who they are: anybody can set up an endpoint or an authority. Compare the keys named below with those that they publish.',
    confirmed:
      'Whom you named as trusted confirms this; the receipt and the timestamp below say what, and when.',
  },
  atDesk: {
    received:
      'This endpoint received exactly this evidence at {receivedAt}. Nothing shows who made it, or that a page showed it.',
    receivedOriginal:
      'This endpoint received the original that this copy names at {receivedAt}. Nothing shows who made it, or that a page showed it.',
    proves:
      'The endpoint that you joined received this evidence at {receivedAt}, as its receipt says. Its root key is {rootKey}.',
    original:
      'The endpoint that you joined received the original named here, not this copy, at {receivedAt}, as its receipt says. Its root key is {rootKey}.',
    absent: 'The endpoint handed out no receipt: nothing shows when this came.',
  },
  agrees: 'The package agrees with itself: everything in it follows from what its own key signed.',
  stated: {
    url: 'Address it names',
    reportId: 'Report',
    signer: 'Key that signed it',
  },
  limits:
    'Hashes and signatures show that a file is as the holder of a key signed it and, with a trusted timestamp, that it existed by then. They do not show who holds the key, and they do not prove what the web server sent.',
  words: {
    yes: 'yes',
    no: 'no',
    'parts-shown':
      'That what is here unchanged is part of that original follows from the hash that names it.',
    'parts-stated': 'Nothing but the word of the report’s key shows it.',
  },
  states: {
    // One word each; FAILS in capitals because it must be seen.
    holds: 'holds',
    fails: 'FAILS',
    absent: 'not there',
    unchecked: 'not checked',
  },
  points: {
    container: {
      name: 'The file itself',
      proves: {
        by: 'entries',
        one: 'The file has {entries} entry and not one byte beside it.',
        other: 'The file has {entries} entries and not one byte beside them.',
      },
      limit: 'Says nothing about who made it.',
      absent: '',
    },
    'package-signature': {
      name: 'Signature of the package',
      proves: 'The list of files is signed, stating the time {created}.',
      limit: 'The key is anonymous: the signature names nobody, and the time is the signer’s own.',
      absent: '',
    },
    'package-list': {
      name: 'List of files',
      proves: {
        by: 'files',
        one: 'Exactly the {files} file that was signed for is here.',
        other: 'Exactly the {files} files that were signed for are here.',
      },
      limit: 'Says nothing about their content.',
      absent: '',
    },
    digests: {
      name: 'Content of every file',
      proves: {
        by: 'files',
        one: 'The {files} file has the SHA-256 digest that was signed.',
        other: 'All {files} files have the SHA-256 digests that were signed.',
      },
      limit: 'Shows that they are as they were signed, not that what they say is true.',
      absent: '',
    },
    index: {
      name: 'Index of the archive',
      proves: {
        by: 'records',
        one: 'The index is the one that leads to the {records} archived record.',
        other: 'The index is the one that leads to all {records} archived records.',
      },
      limit: 'Says nothing about what was never captured; the capture record lists that.',
      absent: '',
    },
    records: {
      name: 'Archived page and its parts',
      proves: {
        by: 'records',
        one: 'The {records} archived record is, byte for byte, the one that the signed manifest calls for.',
        other:
          'All {records} archived records are, byte for byte, the ones that the signed manifest calls for.',
      },
      limit: 'They are what the browser showed, not what the server sent.',
      absent: '',
    },
    'manifest-signature': {
      name: 'Manifest of the evidence',
      proves: 'The manifest is signed by the key that this report goes by ({signer}).',
      limit:
        'Anybody can make such a key. It was made for one report and does not say who the reporter is.',
      absent: 'The package holds no manifest as Plaint writes them: another program made it.',
    },
    'package-key': {
      name: 'One hand',
      proves: 'The key of the report vouches for the key that signed this package.',
      limit: 'Whoever holds the report’s key can make further packages from the same evidence.',
      absent: '',
    },
    artefacts: {
      name: 'Completeness',
      proves: {
        by: 'artefacts',
        one: 'The archive is the one that the signed manifest of {artefacts} artefact calls for; {elsewhere} of it is kept outside this package.',
        other:
          'The archive is the one that the signed manifest of {artefacts} artefacts calls for; {elsewhere} of them are kept outside this package.',
      },
      limit: 'Complete as to what was captured, not as to the page.',
      absent: '',
    },
    pages: {
      name: 'List of pages',
      proves: 'Address, time, title and text in the list of pages are the signed ones.',
      limit: 'Says nothing about other pages of the site.',
      absent: '',
    },
    provenance: {
      name: 'Capture record',
      proves: 'The capture record, also as a page to read, follows from the signed facts.',
      limit:
        'The capturing software stated these facts. Whether somebody was logged in, and which build of the software it was, rest on the package’s signature alone.',
      absent: 'No capture record is enclosed.',
    },
    clock: {
      name: 'Times',
      proves:
        'Stated as captured {captured} and packed {packed}; the times agree with one another, and none lies in the future.',
      limit: 'These are the clocks of the reporter’s device.',
      absent: '',
    },
    custody: {
      name: 'Custody',
      proves: {
        by: 'entries',
        one: 'The log of what happened on the reporter’s device is unbroken and names this evidence: {entries} entry.',
        other:
          'The log of what happened on the reporter’s device is unbroken and names this evidence: {entries} entries.',
      },
      limit: 'The device kept it about itself; what it did not record is not in it.',
      absent: 'No custody log that tells of the capture is enclosed.',
    },
    redactions: {
      name: 'Redactions',
      proves: {
        by: 'regions',
        one: 'This is a redacted copy; {regions} place is stated to be taken out. What else differs from the original does not show.',
        other:
          'This is a redacted copy; {regions} places are stated to be taken out. What else differs from the original does not show.',
      },
      original: {
        by: 'regions',
        one: 'This is a redacted copy; {regions} place was taken out, named in the part that it is in. Of the parts of the original named here, {kept} are here unchanged, {redacted} were redacted, {remade} are small pictures drawn anew of a redacted one, {leftOut} were left out. {shown}',
        other:
          'This is a redacted copy; {regions} places were taken out, each named in the part that it is in. Of the parts of the original named here, {kept} are here unchanged, {redacted} were redacted, {remade} are small pictures drawn anew of a redacted one, {leftOut} were left out. {shown}',
      },
      limit:
        'What stood there, and that a redacted page, text or picture is unchanged outside of the places named, can be shown only with the sealed original.',
      absent: 'Nothing is stated to be redacted.',
    },
    receipt: {
      name: 'Receipt',
      proves:
        'An endpoint states that it received this evidence at {receivedAt}. Its root key is {rootKey}; trusted by you: {trusted}. If not, compare it with the key that the endpoint publishes.',
      original:
        'An endpoint states that it received the original named here, not this copy, at {receivedAt}. Its root key is {rootKey}; trusted by you: {trusted}. If not, compare it with the key that the endpoint publishes.',
      limit: 'Shows that it was received, not that anyone agreed with it.',
      absent: 'No receipt is enclosed: this copy does not show that the report was sent.',
    },
    log: {
      name: 'Public log',
      proves: {
        by: 'size',
        one: 'The receipt is entry {leafIndex} of the endpoint’s log of {size} entry.',
        other: 'The receipt is entry {leafIndex} of the endpoint’s log of {size} entries.',
      },
      limit: 'That the log is the same for everybody shows only by comparing checkpoints.',
      absent: 'Without a receipt there is no log entry to check.',
    },
    timestamp: {
      name: 'Trusted timestamp',
      proves:
        'A time-stamping authority confirms this evidence at {manifest} and the log at {checkpoint}. Its chain of certificates ends at {root}; trusted by you: {trusted}.',
      original:
        'A time-stamping authority confirms the original named here, not this copy, at {manifest}, and the log at {checkpoint}. Its chain of certificates ends at {root}; trusted by you: {trusted}.',
      limit: 'Shows that it existed by then, not when it came into being.',
      absent: 'No trusted timestamp is enclosed: all times rest on the clocks above.',
    },
  },
  reasons: {
    'too-large': 'is larger than this program examines',
    'too-many': 'has more entries than this program examines',
    'not-a-zip': 'is not a package, is cut short, or goes on after its end',
    directory: 'is not the directory that these entries call for',
    'local-header': 'has an altered header',
    descriptor: 'has an altered descriptor',
    name: 'has a name that a package never has',
    duplicate: 'is there twice',
    date: 'bears another date than was signed',
    missing: 'is missing',
    unlisted: 'was added; it is not in the signed list',
    order: 'is not at its place',
    size: 'has another size than was signed',
    digest: 'was changed: its digest is not the one stated',
    malformed: 'cannot be read as what it should be',
    spelling: 'is written otherwise than it was signed',
    signature: 'has a signature that is not valid',
    key: 'is signed by another key',
    gap: 'leaves a gap or overlaps',
    'inflates-too-far': 'inflates beyond any sensible size',
    foreign: 'is no file that such a package has',
    contradicts: 'says otherwise than what was signed',
    'media-type': 'is of a type that it cannot be',
    address: 'is no http or https address',
    repeated: 'has two different records under one address',
    'nothing-redacted': 'states that nothing was taken out',
    'unnamed-original': 'speaks of an original that the report’s key nowhere names',
    'not-the-original': 'is not what the copy states of its original',
    unaccounted: 'was changed or left out, and no redaction accounts for it',
    future: 'lies in the future',
    'before-capture': 'is older than the capture',
    implausible: 'cannot be, beside the other times',
    'broken-chain': 'does not follow from what is before it',
    'other-report': 'belongs to another report or other evidence',
    'other-page': 'is not the page that the manifest names',
    untrusted: 'is from an endpoint that you do not trust',
    'asked-for': 'was asked for and is not there',
    'not-a-certificate': 'is no root certificate that can be read (DER)',
  },
} as const;
