import type { Element } from '../../schema.ts';
import { text } from '../../text.ts';
import { quotation, shortText, statement } from './fields.ts';

/** What reports about personal data, impersonation, groups and minors ask for. */
export const personalElements: readonly Element[] = [
  {
    id: 'data-type',
    name: text('Kind of personal data', '个人信息种类', '個人資訊種類'),
    reason: text(
      'It decides how fast the data must disappear.',
      '信息种类决定处理的缓急。',
      '資訊種類決定處理的緩急。',
    ),
    howTo: text(
      'Choose the kind; do not type the data itself.',
      '只选种类，不要填写信息本身。',
      '只選種類，不要填寫資訊本身。',
    ),
    field: {
      type: 'choice',
      isMany: true,
      choices: [
        { id: 'home-address', name: text('Home address', '家庭住址', '家庭住址') },
        { id: 'identity-document', name: text('Identity document', '身份证件', '身分證件') },
        { id: 'contact', name: text('Phone or e-mail', '电话或邮箱', '電話或電子郵件') },
        { id: 'health', name: text('Health', '健康信息', '健康資訊') },
        { id: 'whereabouts', name: text('Whereabouts', '行踪轨迹', '行蹤軌跡') },
        { id: 'financial-account', name: text('Financial account', '金融账户', '金融帳戶') },
        { id: 'other', name: text('Other', '其他', '其他') },
      ],
    },
    autofill: ['report.subtype'],
  },
  {
    id: 'data-location',
    name: text('Where on the page', '信息所在位置', '資訊所在位置'),
    reason: text(
      'A number in a picture is not found by reading the text.',
      '图片中的号码无法靠文字检索发现。',
      '圖片中的號碼無法靠文字檢索發現。',
    ),
    howTo: text(
      'Filled in from where you clicked.',
      '按您点击的位置自动填入。',
      '按您點擊的位置自動填入。',
    ),
    field: {
      type: 'choice',
      isMany: true,
      choices: [
        { id: 'body', name: text('In the text', '正文', '正文') },
        { id: 'image', name: text('In a picture', '图片', '圖片') },
        { id: 'video', name: text('In a video', '视频', '影片') },
        { id: 'file', name: text('In a file to download', '可下载的文件', '可下載的檔案') },
        { id: 'profile', name: text('On a profile', '账号主页', '帳號主頁') },
      ],
    },
    autofill: ['capture.place'],
  },
  {
    id: 'offer',
    name: text('The offer', '兜售内容', '兜售內容'),
    reason: text(
      'The offer itself shows that data are being sold.',
      '兜售内容本身即可说明问题。',
      '兜售內容本身即可說明問題。',
    ),
    howTo: text(
      'Select the words of the offer, price included if it is stated.',
      '选中兜售的原文，如有价格请一并选中。',
      '選取兜售的原文，如有價格請一併選取。',
    ),
    field: quotation,
    autofill: ['capture.quote'],
  },
  {
    id: 'false-account',
    name: text('The false account or site', '冒充的账号或网站', '冒充的帳號或網站'),
    reason: text(
      'It must be clear which of the two is to be acted on.',
      '须明确应处置的是哪一个。',
      '須明確應處置的是哪一個。',
    ),
    howTo: text(
      'Filled in from the page; check that it is the false one.',
      '由页面自动填入，请确认确为冒充的一方。',
      '由頁面自動填入，請確認確為冒充的一方。',
    ),
    field: { type: 'account' },
    autofill: ['capture.author', 'capture.url'],
  },
  {
    id: 'genuine-account',
    name: text('The genuine account or site', '真实的账号或网站', '真實的帳號或網站'),
    reason: text(
      'Only a comparison shows an imitation.',
      '比对真实账号才能认定仿冒。',
      '比對真實帳號才能認定仿冒。',
    ),
    howTo: text(
      'Copy its address. If there is none, tick “There is no genuine account”.',
      '复制其链接；没有的，请勾选“没有真实账号”。',
      '複製其連結；沒有的，請勾選「沒有真實帳號」。',
    ),
    field: { type: 'account' },
    autofill: [],
  },
  {
    id: 'no-genuine-account',
    name: text('There is no genuine account', '没有真实账号', '沒有真實帳號'),
    reason: text(
      'Someone without an account can be impersonated too.',
      '没有账号的人同样可能被冒充。',
      '沒有帳號的人同樣可能被冒充。',
    ),
    howTo: text(
      'Whoever is imitated has no account or site of their own to compare with.',
      '被冒充的一方没有可供比对的账号或网站。',
      '被冒充的一方沒有可供比對的帳號或網站。',
    ),
    field: { type: 'consent' },
    autofill: [],
  },
  {
    id: 'identifier-missing',
    name: text('Why there is no genuine account', '无真实账号的原因', '無真實帳號的原因'),
    reason: text(
      'Someone without an account can be impersonated too.',
      '没有账号的人同样可能被冒充。',
      '沒有帳號的人同樣可能被冒充。',
    ),
    howTo: text(
      'One sentence, such as “I have no account there”.',
      '一句话即可，如“我在该平台没有账号”。',
      '一句話即可，如「我在該平台沒有帳號」。',
    ),
    field: statement(4),
    autofill: [],
  },
  {
    id: 'target-group',
    name: text('The group attacked', '被歧视或攻击的群体', '被歧視或攻擊的群體'),
    reason: text(
      'Discrimination is directed at a group; it has to be named.',
      '歧视有其指向的群体，需要指明。',
      '歧視有其指向的群體，需要指明。',
    ),
    howTo: text(
      'Such as a region, an ethnicity, a sex, a disability.',
      '如地域、民族、性别、残障等。',
      '如地域、民族、性別、身心障礙等。',
    ),
    field: shortText(),
    autofill: [],
  },
  {
    id: 'special-group',
    name: text('Anything that needs special care', '是否需要特别关照', '是否需要特別關照'),
    reason: text(
      'It lets the handler take more care. Never required.',
      '便于办理人员多加照顾，从不强制填写。',
      '便於辦理人員多加照顧，從不強制填寫。',
    ),
    howTo: text('Choose only if you want to.', '自愿选择。', '自願選擇。'),
    isPrivate: true,
    field: {
      type: 'choice',
      isMany: true,
      choices: [
        { id: 'woman', name: text('Woman', '妇女', '婦女') },
        { id: 'disabled', name: text('Person with a disability', '残疾人', '身心障礙者') },
        { id: 'elderly', name: text('Elderly person', '老年人', '長者') },
      ],
    },
    autofill: [],
  },
  {
    id: 'guardian-relation',
    name: text('Your relation to the child', '与未成年人的关系', '與未成年人的關係'),
    reason: text(
      'A guardian speaks for a child.',
      '由监护人代未成年人举报。',
      '由監護人代未成年人舉報。',
    ),
    howTo: text('Choose one.', '选择一项。', '選擇一項。'),
    field: {
      type: 'choice',
      choices: [
        { id: 'parent', name: text('Parent', '父母', '父母') },
        { id: 'guardian', name: text('Other guardian', '其他监护人', '其他監護人') },
        { id: 'teacher', name: text('School or teacher', '学校或教师', '學校或教師') },
        { id: 'relative', name: text('Relative', '其他亲属', '其他親屬') },
      ],
    },
    autofill: [],
  },
  {
    id: 'actor-role',
    name: text('Part the account plays', '账号在其中的作用', '帳號在其中的作用'),
    reason: text(
      'Those who start or incite are treated differently from those who repeat.',
      '对首发、煽动者与一般转发者的处理不同。',
      '對首發、煽動者與一般轉發者的處理不同。',
    ),
    howTo: text(
      '“First” means first seen in what was captured.',
      '“首发”仅指在已采集内容中最先出现。',
      '「首發」僅指在已採集內容中最先出現。',
    ),
    field: {
      type: 'choice',
      isMany: true,
      choices: [
        { id: 'first-poster', name: text('First poster seen', '首发（所见）', '首發（所見）') },
        { id: 'first-reposter', name: text('First reposter seen', '首转（所见）', '首轉（所見）') },
        { id: 'frequent-poster', name: text('Frequent poster', '多发', '多發') },
        { id: 'inciter', name: text('Inciter', '煽动', '煽動') },
      ],
    },
    autofill: [],
  },
];
