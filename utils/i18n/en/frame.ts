/**
 * The words of a page’s frame, which stand before anything else is read: few, so that they are there at once.
 */
export const frameEn = {
  // “Plaint” stays; a language may put its own name before it, and writes both wherever the product is
  // named.
  'app.name': 'Plaint',
  'app.loading': 'Opening…',
  // Link in the head of a window of 400 pixels, where four stand in a row: one word. Likewise the three
  // below.
  'app.settings': 'Settings',
  'app.help': 'Help',
  'app.reports': 'Casebook',
  'app.outbox': 'Reports',
} as const;
