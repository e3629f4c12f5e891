/** The alarm of an endpoint whose ledger no longer continues what it showed before. */
export const ledgerEn = {
  // {name}: the name of an endpoint. Its “records” are its ledger (台账).
  'ledger.alarm.title': 'The records of “{name}” were changed afterwards',
  'ledger.alarm.rewritten':
    'An endpoint keeps a list of all reports that it took in, to which it may only add. What it shows now contradicts what it showed this device before. Noticed: {when}.',
  'ledger.alarm.shrunk':
    'An endpoint keeps a list of all reports that it took in, to which it may only add. Entries that it showed this device before are missing now: an old backup, or a deletion. Noticed: {when}.',
  'ledger.alarm.advice':
    'Your reports and receipts are safe on this device and prove what was taken in. Keep them, and ask the organisation, or someone you trust, before you send anything more there.',
} as const;
