import type { Element } from '../../schema.ts';
import { text } from '../../text.ts';
import { quotation, shortText, statement } from './fields.ts';

/** What the enterprise zone asks for (A12–A14). */
export const enterpriseElements: readonly Element[] = [
  {
    id: 'enterprise-name',
    name: text('Name of the enterprise', '企业名称', '企業名稱'),
    reason: text('It shows who holds the right.', '用于确认权利人。', '用於確認權利人。'),
    howTo: text('As on the business licence.', '与营业执照一致。', '與營業執照一致。'),
    field: shortText(2),
    autofill: [],
  },
  {
    id: 'enterprise-code',
    name: text('Unified social credit code', '统一社会信用代码', '統一社會信用代碼'),
    reason: text(
      'It identifies the enterprise without doubt.',
      '用于唯一确认企业身份。',
      '用於唯一確認企業身分。',
    ),
    howTo: text(
      'The 18 characters on the business licence; a mistyped one is noticed.',
      '营业执照上的 18 位代码，输错会有提示。',
      '營業執照上的 18 位代碼，輸錯會有提示。',
    ),
    field: { type: 'credit-code' },
    autofill: [],
  },
  {
    id: 'registration-elsewhere',
    name: text('Registration elsewhere', '境外登记信息', '境外登記資訊'),
    reason: text(
      'An enterprise registered elsewhere has no unified social credit code.',
      '境外登记的企业没有统一社会信用代码。',
      '境外登記的企業沒有統一社會信用代碼。',
    ),
    howTo: text(
      'Give the place of registration and the number there; leave it empty if there is a credit code.',
      '填写登记地及登记号；有统一社会信用代码的不必填写。',
      '填寫登記地及登記號；有統一社會信用代碼的不必填寫。',
    ),
    example: text(
      'Hong Kong, business registration 00000000',
      '香港，商业登记 00000000',
      '香港，商業登記 00000000',
    ),
    field: shortText(6),
    autofill: [],
  },
  {
    id: 'enterprise-role',
    name: text('You report as', '举报人身份', '舉報人身分'),
    reason: text(
      'An agent shows an authorisation, an officer does not have to.',
      '代理人须出示授权，本企业人员无须出示。',
      '代理人須出示授權，本企業人員無須出示。',
    ),
    howTo: text('Choose one.', '选择一项。', '選擇一項。'),
    field: {
      type: 'choice',
      choices: [
        { id: 'officer', name: text('Officer of the enterprise', '本企业人员', '本企業人員') },
        { id: 'agent', name: text('Agent', '受托代理人', '受託代理人'), flag: 'agent' },
      ],
    },
    autofill: [],
  },
  {
    id: 'enterprise-kind',
    name: text('Kind of enterprise', '企业类别', '企業類別'),
    reason: text(
      'It affects priority only, never the outcome.',
      '仅影响办理次序，不影响结论。',
      '僅影響辦理次序，不影響結論。',
    ),
    howTo: text('Choose all that apply.', '可多选，如适用请选择。', '可多選，如適用請選擇。'),
    field: {
      type: 'choice',
      isMany: true,
      choices: [
        {
          id: 'pre-listing',
          name: text('Preparing to list', '拟上市企业', '擬上市企業'),
          flag: 'pre-listing-enterprise',
        },
        {
          id: 'listed',
          name: text('Listed', '上市公司', '上市公司'),
          flag: 'listed-enterprise',
        },
        {
          id: 'high-tech',
          name: text('High-tech', '高新技术企业', '高新技術企業'),
          flag: 'high-tech-enterprise',
        },
        {
          id: 'specialised-small',
          name: text('Specialised small enterprise', '专精特新企业', '專精特新企業'),
          flag: 'specialised-enterprise',
        },
        { id: 'other', name: text('Other', '其他', '其他') },
      ],
    },
    autofill: [],
  },
  {
    id: 'declaration',
    name: text('Declaration of truth', '真实合法性承诺', '真實合法性承諾'),
    reason: text(
      'An enterprise answers for what it reports.',
      '企业对举报内容的真实性、合法性负责。',
      '企業對舉報內容的真實性、合法性負責。',
    ),
    howTo: text(
      'I declare for the enterprise that what is reported here, and every document with it, is true and lawful to the best of our knowledge, and that the enterprise answers for it.',
      '本人代表企业承诺：所举报的内容及所附材料真实、合法，企业愿对此承担责任。',
      '本人代表企業承諾：所舉報的內容及所附材料真實、合法，企業願對此承擔責任。',
    ),
    field: { type: 'consent' },
    autofill: [],
  },
  {
    id: 'secret',
    name: text('What was disclosed', '泄露的秘密', '洩露的秘密'),
    reason: text(
      'It must be clear why it is a secret.',
      '须说明其为何属于秘密。',
      '須說明其為何屬於秘密。',
    ),
    howTo: text(
      'Describe the kind of secret and how it was protected; do not repeat it.',
      '说明秘密的种类及保密措施，不要复述秘密本身。',
      '說明秘密的種類及保密措施，不要複述秘密本身。',
    ),
    field: statement(6),
    autofill: [],
  },
  {
    id: 'demand',
    name: text('The demand', '索要内容', '索要內容'),
    reason: text(
      'Extortion shows in a demand, or in negatives collected for pressure.',
      '敲诈表现为提出索要，或集纳负面信息施压。',
      '敲詐表現為提出索要，或集納負面資訊施壓。',
    ),
    howTo: text(
      'Quote what is asked for; attach the message if you have it.',
      '引述对方的要求，有聊天记录的请附上。',
      '引述對方的要求，有聊天紀錄的請附上。',
    ),
    field: statement(4),
    autofill: [],
  },
  {
    id: 'aggregation',
    name: text('Negatives collected', '集纳的负面信息', '集納的負面資訊'),
    reason: text(
      'It stands in for a demand that was made only by word of mouth.',
      '未留下书面索要时，可由此佐证。',
      '未留下書面索要時，可由此佐證。',
    ),
    howTo: text(
      'Say where they are collected and since when; name some of them.',
      '说明在何处、自何时起集纳，并举例。',
      '說明在何處、自何時起集納，並舉例。',
    ),
    field: quotation,
    autofill: [],
  },
];
