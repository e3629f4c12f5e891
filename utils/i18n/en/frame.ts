/** The words of a page’s frame, which stand before anything else is read: few, so that they are there at once. */
export const frameEn = {
  'app.name': 'Plaint',
  'app.loading': 'Opening…',
  'app.settings': 'Settings',
  'app.help': 'Help',
  'app.reports': 'Casebook',
  'app.outbox': 'Outbox',
} as const;
