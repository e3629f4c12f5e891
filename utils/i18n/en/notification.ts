/** The words of the system’s notifications: all that the background says itself. */
export const notificationEn = {
  // Seen by whoever looks at the screen: it says that something came, and nothing of what.
  receipt: 'A receipt has come',
  news: 'There is news of a report',
  body: 'Open Plaint to see it.',
  // Stands for the name where nobody may see what this is for: must say nothing of reports.
  neutral: 'Notes',
  // Must say nothing of reports.
  neutralBody: 'Something was added.',
} as const;
