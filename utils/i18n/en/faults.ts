/** The words of the list of faults in the settings. */
export const faultsEn = {
  'faults.title': 'Faults',
  'faults.about':
    'When something inside the extension goes wrong that no page told you of, it is noted here: when, where in the program, and under which code. No addresses, no texts and no names are noted. The last 200 are kept on this device alone and are sent nowhere; “Delete everything here” removes them too.',
  'faults.none': 'Nothing has gone wrong.',
  'faults.unreadable': 'The list cannot be read. Restart the browser and try again.',
  'faults.list': 'Show what was noted ({count}), the newest first',
  'faults.when': 'When',
  'faults.place': 'Where',
  'faults.code': 'Code',
  'faults.copy': 'Copy the list',
  'faults.copied': 'Copied. You can paste it into a message to whoever helps you.',
  'faults.uncopied': 'The browser did not let it be copied.',
} as const;
