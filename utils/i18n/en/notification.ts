/** The words of the system’s notifications: all that the background says itself. */
export const notificationEn = {
  receipt: 'A receipt has come',
  news: 'There is news of a report',
  body: 'Open Plaint to see it.',
  neutral: 'Notes',
  neutralBody: 'Something was added.',
} as const;
