/** The words of a page's frame, which stand before anything else is read: few, so that they are there at once. */
export const frameEn = {
  'app.name': 'Plaint',
  'app.loading': 'Opening…',
  'app.settings': 'Settings',
  'app.help': 'Help',
  'app.reports': 'Casebook',
  'app.outbox': 'Outbox',
} as const;

export type FrameWords = Readonly<Record<keyof typeof frameEn, string>>;

export const frameZhHans: FrameWords = {
  'app.name': '举证',
  'app.loading': '正在打开…',
  'app.settings': '设置',
  'app.help': '帮助',
  'app.reports': '案件簿',
  'app.outbox': '发件箱',
};

export const frameZhHant: FrameWords = {
  'app.name': '舉證',
  'app.loading': '正在開啟…',
  'app.settings': '設定',
  'app.help': '說明',
  'app.reports': '案件簿',
  'app.outbox': '寄件匣',
};
