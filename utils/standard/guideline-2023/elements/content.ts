import type { Element } from '../../schema.ts';
import { text } from '../../text.ts';
import { quotation, shortText, statement } from './fields.ts';

/** What was published, where and by whom. */
export const contentElements: readonly Element[] = [
  {
    id: 'url',
    name: text('Address of the content', '侵权链接', '侵權連結'),
    reason: text(
      'Nobody can act on content that cannot be located.',
      '无法定位的内容无从处理。',
      '無法定位的內容無從處理。',
    ),
    howTo: text(
      'Filled in from the page. Otherwise copy the address of the post itself, not of the home page.',
      '由页面自动填入；否则请复制该帖文本身的链接，而非首页。',
      '由頁面自動填入；否則請複製該貼文本身的連結，而非首頁。',
    ),
    field: { type: 'url' },
    autofill: ['capture.url'],
  },
  {
    id: 'quote',
    name: text('The words in question', '侵权内容原文', '侵權內容原文'),
    reason: text(
      'The reviewer must see which words you mean.',
      '审核人员需要知道具体是哪些文字。',
      '審核人員需要知道具體是哪些文字。',
    ),
    howTo: text(
      'Select the words on the page before reporting, or paste them here.',
      '举报前在页面上选中原文，或粘贴到此处。',
      '舉報前在頁面上選取原文，或貼到此處。',
    ),
    field: quotation,
    autofill: ['capture.quote'],
  },
  {
    id: 'author',
    name: text('Account that published it', '发布账号', '發布帳號'),
    reason: text(
      'It shows whose content it is, and whether the account has done so before.',
      '用于确认发布者及其是否有同类行为。',
      '用於確認發布者及其是否有同類行為。',
    ),
    howTo: text(
      'Filled in from the post. Otherwise open the profile and copy its address or name.',
      '由帖文自动填入；否则请打开其主页，复制链接或名称。',
      '由貼文自動填入；否則請打開其主頁，複製連結或名稱。',
    ),
    field: { type: 'account' },
    autofill: ['capture.author'],
  },
  {
    id: 'posted-at',
    name: text('When it was published', '发布时间', '發布時間'),
    reason: text(
      'It helps to find the content and its first publication.',
      '有助于定位内容并查明首发。',
      '有助於定位內容並查明首發。',
    ),
    howTo: text(
      'Filled in from the page where it states a date; a day is precise enough.',
      '页面标明日期时自动填入，精确到日即可。',
      '頁面標明日期時自動填入，精確到日即可。',
    ),
    field: { type: 'date' },
    autofill: ['capture.time'],
  },
  {
    id: 'statement',
    name: text('What is wrong', '举报事由', '舉報事由'),
    reason: text(
      'One sentence lets the reviewer judge what you are asking for.',
      '一句话即可让审核人员了解您的诉求。',
      '一句話即可讓審核人員了解您的訴求。',
    ),
    howTo: text(
      'Say in your own words what harms whom. One sentence is enough.',
      '用自己的话说明什么内容侵害了谁，一句即可。',
      '用自己的話說明什麼內容侵害了誰，一句即可。',
    ),
    example: text(
      'The post shows my face on somebody else’s body.',
      '该帖将我的脸合成到他人身体上。',
      '該貼文將我的臉合成到他人身體上。',
    ),
    field: statement(4),
    autofill: [],
  },
  {
    id: 'false-statement',
    name: text('The false statement', '不实内容', '不實內容'),
    reason: text(
      'Defamation is a false statement of fact: it has to be named.',
      '诽谤须有虚假事实，因此需要指明。',
      '誹謗須有虛假事實，因此需要指明。',
    ),
    howTo: text(
      'Filled in from the words you selected; shorten it to what is untrue.',
      '由所选文字自动填入，可删减至不实部分。',
      '由所選文字自動填入，可刪減至不實部分。',
    ),
    field: quotation,
    autofill: ['capture.quote'],
  },
  {
    id: 'why-false',
    name: text('Why it is false', '为何不实', '為何不實'),
    reason: text(
      'Without the facts a reviewer cannot tell a false statement from an unwelcome one.',
      '缺少事实说明，就无法区分不实内容与不中听的内容。',
      '缺少事實說明，就無法區分不實內容與不中聽的內容。',
    ),
    howTo: text(
      'Say in one sentence what is true instead.',
      '用一句话说明实际情况。',
      '用一句話說明實際情況。',
    ),
    example: text(
      'I was abroad on that day and have never met the person named.',
      '当天我在国外，也从未见过帖中所说的人。',
      '當天我在國外，也從未見過貼文所說的人。',
    ),
    field: statement(4),
    autofill: [],
  },
  {
    id: 'image',
    name: text('The picture or video', '涉及的图片或视频', '涉及的圖片或影片'),
    reason: text(
      'A portrait is judged by looking at it.',
      '肖像侵权须核看画面。',
      '肖像侵權須核看畫面。',
    ),
    howTo: text(
      'Right-click the picture to report, or paste its address.',
      '在图片上点右键举报，或粘贴图片链接。',
      '在圖片上按右鍵舉報，或貼上圖片連結。',
    ),
    field: { type: 'url' },
    autofill: ['capture.media'],
  },
  {
    id: 'interval',
    name: text('From when to when', '起止时间', '起止時間'),
    reason: text(
      'A live stream or a video is found again only by the time.',
      '直播与视频只能凭时间段定位。',
      '直播與影片只能憑時間段定位。',
    ),
    howTo: text(
      'Give start and end, such as 12:30/14:05 in a recording.',
      '填写开始与结束，如录像中的 12:30/14:05。',
      '填寫開始與結束，如錄影中的 12:30/14:05。',
    ),
    example: text('12:30/14:05', '12:30/14:05', '12:30/14:05'),
    field: { type: 'interval' },
    autofill: [],
  },
  {
    id: 'linked-accounts',
    name: text('Accounts that act together', '关联账号', '關聯帳號'),
    reason: text(
      'Paid posting shows in several accounts that publish the same.',
      '网络水军表现为多个账号发布相同内容。',
      '網絡水軍表現為多個帳號發布相同內容。',
    ),
    howTo: text(
      'List at least two accounts, one per line.',
      '至少列出两个账号，每行一个。',
      '至少列出兩個帳號，每行一個。',
    ),
    field: { type: 'accounts', minItems: 2 },
    autofill: [],
  },
  {
    id: 'operator',
    name: text('Operator of the account', '账号运营者', '帳號營運者'),
    reason: text(
      'A measure may have to reach whoever runs the account.',
      '处置措施可能需要及于运营者。',
      '處置措施可能需要及於營運者。',
    ),
    howTo: text(
      'As stated on the profile, if it is.',
      '以账号主页公示的信息为准，没有可不填。',
      '以帳號主頁公示的資訊為準，沒有可不填。',
    ),
    field: shortText(),
    autofill: [],
  },
];
