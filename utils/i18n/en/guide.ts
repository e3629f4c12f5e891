/** The words of the help. */
export const guideEn = {
  'guide.title': 'Help',
  'guide.emergency': 'Somebody is in danger',
  // Read by people who are afraid: short and plain.
  'guide.emergency.body':
    'Call for help first. A report is not read at once, and nobody on the other end can come.',
  'guide.steps': 'How to report it',
  'guide.case': 'A typical case',
  'guide.laws': 'The law',
  // Heading over offices and help lines.
  'guide.rights': 'Who else can help',
  'guide.rights.body':
    'Advice, legal aid, mediation and authorities that decide what a report cannot.',
  'guide.checked': 'Checked on {date}',
  'guide.stale': 'Last checked on {date}; it may have changed',
} as const;
