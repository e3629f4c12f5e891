/** The words of the settings. */
export const optionsEn = {
  'options.title': 'Settings',
  'options.endpoint.title': 'Where reports go',
  'options.endpoint.none':
    'Nowhere yet. Captures and drafts stay on this device until you set this up.',
  'options.endpoint.address': 'Address of the reporting endpoint',
  // Letters and digits by which a key is known.
  'options.endpoint.fingerprint': 'Fingerprint of its key',
  'options.endpoint.fingerprint.hint':
    'If the organisation told you one, compare it letter by letter.',
  'options.endpoint.why':
    'The browser will ask whether Plaint may talk to this one address. Nothing else is asked for.',
  'options.endpoint.connect': 'Connect',
  'options.endpoint.connecting': 'Connecting…',
  'options.endpoint.connected': 'Connected to {name}',
  'options.endpoint.change': 'Use another',
  'options.endpoint.managed': 'Set by your organisation.',
  'options.endpoint.invalid':
    'This is not an address. It should look like https://reports.example.org',
  'options.endpoint.denied':
    'Without this permission nothing can be sent to that address. Press Connect again when you are ready.',
  'options.endpoint.unreachable':
    'No answer from that address. Check it for typing errors and your connection.',
  'options.endpoint.notEndpoint':
    'That address answers, but it is not a reporting endpoint, or its signature does not hold.',
  // “Pinned” is remembered as the right one.
  'options.endpoint.keyChanged':
    'The endpoint’s key differs from the one pinned before, and the old key did not vouch for it. Ask the organisation before you go on.',
  // Button: the reader has asked the organisation.
  'options.endpoint.trust': 'I have asked; use the new key',
  'options.endpoint.unpermitted':
    'The browser does not let Plaint talk to this address yet. Press Connect and allow it.',
  'options.fidelity.title': 'More complete captures',
  'options.fidelity.why':
    'With your permission, Plaint uses the browser’s own copy of a page: pictures, frames and styles from other sites are then kept too, and nothing is requested again. It is used only on pages you report.',
  'options.fidelity.allow': 'Allow',
  // Button.
  'options.fidelity.drop': 'Take the permission back',
  'options.language': 'Language',
  // A choice of language.
  'options.language.auto': 'As the browser',
  'options.theme': 'Appearance',
  'options.theme.auto': 'As the system',
  'options.theme.light': 'Light',
  'options.theme.dark': 'Dark',
} as const;
