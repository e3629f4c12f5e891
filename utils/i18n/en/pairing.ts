/** Pairing with an endpoint by the link that its organisation publishes. */
export const pairingEn = {
  // “plaint:” is the beginning of a link and stays.
  'pairing.hint':
    'The organisation that takes the reports gives it to you: an address, like https://reports.example.org, or a link that begins with “plaint:”. The link also tells the key by which the endpoint is known.',
  'pairing.otherKey':
    'This endpoint has another key than the one in the link. Somebody may be pretending to be it. Nothing was changed; ask the organisation.',
  'pairing.wrongTime':
    'What this endpoint says of itself is older than what is known of it already, or dated far in the future. Nothing was changed. Check the date of this computer; if it is right, ask the organisation.',
} as const;
