/** The words of starting from what is there, and of the standard that a report is judged by. */
export const reuseEn = {
  'start.from': 'Start from',
  'start.template': 'Template: {name}',
  'start.template.delete': 'Delete the template “{name}”',
  'start.attach': 'Attach this page to: {name}',
  'start.attach.hint': 'Or is this page evidence for a report you are writing?',
  'start.attach.failed': 'The page could not be attached. Everything is kept as it was.',
  'start.attached': 'Attached to this report: {name}',
  'start.filled': 'filled in from “{name}”',
  'template.title': 'Keep this as a template',
  'template.name': 'Name of the template',
  'template.hint':
    'Keeps the kind of harm and the words you typed, for reports like this one. Nothing about you.',
  'template.save': 'Keep',
  'template.saved': 'Kept. It is offered when you start the next report.',
  'template.failed': 'It could not be kept. Free some disk space and try again.',
  'standard.notValid':
    'The endpoint published rules that do not hold together. The last good ones stay in use; the endpoint has the last word.',
  'standard.needsUpdate':
    'The endpoint uses newer rules than this version of the extension knows. Update the extension; until then the last known rules stay in use.',
  'standard.notHereYet':
    'The endpoint’s own rules are not here yet; those that came with the extension are used until then.',
  'standard.inUse': 'Rules in use',
} as const;

export type ReuseWords = Readonly<Record<keyof typeof reuseEn, string>>;

export const reuseZhHans: ReuseWords = {
  'start.from': '从已有内容开始',
  'start.template': '模板：{name}',
  'start.template.delete': '删除模板“{name}”',
  'start.attach': '将此页面附到：{name}',
  'start.attach.hint': '此页面是您正在撰写的举报的证据吗？',
  'start.attach.failed': '未能附上此页面，原有内容均已保留。',
  'start.attached': '已附到此举报：{name}',
  'start.filled': '已按“{name}”填写',
  'template.title': '存为模板',
  'template.name': '模板名称',
  'template.hint': '保存侵权类型和您填写的文字，供同类举报使用；不含您的个人信息。',
  'template.save': '保存',
  'template.saved': '已保存，开始下一份举报时可选用。',
  'template.failed': '未能保存。请清理磁盘空间后重试。',
  'standard.notValid': '接收端发布的规则有误，继续使用上一份有效规则；最终以接收端为准。',
  'standard.needsUpdate': '接收端使用的规则比本扩展所知的更新。请更新扩展；在此之前沿用已知规则。',
  'standard.notHereYet': '接收端自己的规则尚未取得，暂用扩展自带的规则。',
  'standard.inUse': '当前规则',
};

export const reuseZhHant: ReuseWords = {
  'start.from': '從已有內容開始',
  'start.template': '範本：{name}',
  'start.template.delete': '刪除範本「{name}」',
  'start.attach': '將此頁面附到：{name}',
  'start.attach.hint': '此頁面是您正在撰寫的舉報的證據嗎？',
  'start.attach.failed': '未能附上此頁面，原有內容均已保留。',
  'start.attached': '已附到此舉報：{name}',
  'start.filled': '已依「{name}」填寫',
  'template.title': '存為範本',
  'template.name': '範本名稱',
  'template.hint': '保存侵權類型和您填寫的文字，供同類舉報使用；不含您的個人資料。',
  'template.save': '保存',
  'template.saved': '已保存，開始下一份舉報時可選用。',
  'template.failed': '未能保存。請清出磁碟空間後重試。',
  'standard.notValid': '接收端發布的規則有誤，繼續使用上一份有效規則；最終以接收端為準。',
  'standard.needsUpdate':
    '接收端使用的規則比本擴充功能所知的更新。請更新擴充功能；在此之前沿用已知規則。',
  'standard.notHereYet': '接收端自己的規則尚未取得，暫用擴充功能內附的規則。',
  'standard.inUse': '目前規則',
};
