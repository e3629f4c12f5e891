import type { AcceptanceCondition, DocumentRule, Named } from '../schema.ts';
import { text } from '../text.ts';

type Words = [string, string, string];
const named = (id: string, name: Words, explanation: Words): Named => ({
  id,
  name: text(...name),
  explanation: text(...explanation),
});

/** Forms of evidence (A15b) and proofs of identity. */
export const evidenceKinds: readonly Named[] = [
  named(
    'expert-opinion',
    ['Expert body’s finding', '专业机构意见', '專業機構意見'],
    [
      'A finding or test report of an expert body.',
      '专业机构出具的鉴定、检测或意见。',
      '專業機構出具的鑑定、檢測或意見。',
    ],
  ),
  named(
    'industry-standard',
    ['Industry standard', '行业标准', '行業標準'],
    [
      'A standard that shows what is usual or allowed.',
      '可证明行业惯例或要求的标准。',
      '可證明行業慣例或要求的標準。',
    ],
  ),
  named(
    'legal-opinion',
    ['Legal opinion', '法律意见书', '法律意見書'],
    ['A lawyer’s written opinion.', '律师出具的书面意见。', '律師出具的書面意見。'],
  ),
  named(
    'audit-report',
    ['Audit report', '审计报告', '審計報告'],
    ['A report by an auditor.', '审计机构出具的报告。', '審計機構出具的報告。'],
  ),
  named(
    'public-look-up',
    ['Public-service look-up', '公共服务查询结果', '公共服務查詢結果'],
    [
      'What a public register or look-up service shows.',
      '公共登记或查询平台的结果。',
      '公共登記或查詢平台的結果。',
    ],
  ),
  named(
    'original-media',
    ['Original-source media', '原始出处报道', '原始出處報導'],
    ['The original report or recording.', '最初发布的报道或影像。', '最初發布的報導或影像。'],
  ),
  named(
    'official-document',
    ['Judicial or official document', '司法或行政文书', '司法或行政文書'],
    ['A judgment, decision or notice.', '判决、裁定、决定或通报。', '判決、裁定、決定或通報。'],
  ),
  named(
    'correspondence',
    ['Messages', '聊天或往来记录', '聊天或往來紀錄'],
    [
      'Messages, letters or recordings of calls.',
      '聊天、信函或通话记录。',
      '聊天、信函或通話紀錄。',
    ],
  ),
  named(
    'screenshot',
    ['Picture or recording', '截图或录像', '截圖或錄影'],
    [
      'A picture or recording of what was seen.',
      '所见内容的截图、照片或录像。',
      '所見內容的截圖、照片或錄影。',
    ],
  ),
  named(
    'business-licence',
    ['Business licence', '营业执照', '營業執照'],
    ['The licence of the enterprise.', '企业的营业执照。', '企業的營業執照。'],
  ),
  named(
    'identity-document',
    ['Identity document', '身份证明', '身分證明'],
    ['Proof of who reports.', '举报人的身份证明。', '舉報人的身分證明。'],
  ),
  named(
    'power-of-attorney',
    ['Power of attorney', '授权委托书', '授權委託書'],
    ['A signed authorisation.', '签署的授权文件。', '簽署的授權文件。'],
  ),
  named(
    'other',
    ['Other', '其他', '其他'],
    ['Anything else that supports the report.', '其他可佐证的材料。', '其他可佐證的材料。'],
  ),
];

const contraryKinds = evidenceKinds
  .map((kind) => kind.id)
  .filter((id) => !['business-licence', 'identity-document', 'power-of-attorney'].includes(id));

export const documentRules: readonly DocumentRule[] = [
  {
    id: 'contrary-evidence',
    name: text('Evidence to the contrary', '反证材料', '反證材料'),
    reason: text(
      'A claim that something is false is paired with evidence of what is true.',
      '主张内容不实的，须附证明真实情况的材料。',
      '主張內容不實的，須附證明真實情況的材料。',
    ),
    howTo: text(
      'Any one form will do: a look-up in a public register, an audit report, a legal opinion, the original source.',
      '任选一种即可：公共平台查询结果、审计报告、法律意见书、原始出处等。',
      '任選一種即可：公共平台查詢結果、審計報告、法律意見書、原始出處等。',
    ),
    kinds: contraryKinds,
    atLeast: 1,
    when: { category: ['enterprise-misleading', 'enterprise-rumour'], withoutFlag: ['overt'] },
  },
  {
    id: 'right-holder-proof',
    name: text('Business licence', '营业执照', '營業執照'),
    reason: text(
      'It proves that the enterprise holds the right.',
      '用于证明权利人身份。',
      '用於證明權利人身分。',
    ),
    howTo: text(
      'Attach a scan or photo once; it is kept on this device for the next report.',
      '附上扫描件或照片，保存在本机，下次可直接使用。',
      '附上掃描檔或照片，保存在本機，下次可直接使用。',
    ),
    kinds: ['business-licence'],
    atLeast: 1,
    when: { affected: ['enterprise'] },
  },
  {
    id: 'agent-authorisation',
    name: text('Power of attorney', '授权委托书', '授權委託書'),
    reason: text(
      'Whoever acts for another shows the authorisation.',
      '代他人举报的，须出示授权。',
      '代他人舉報的，須出示授權。',
    ),
    howTo: text(
      'Attach the signed authorisation.',
      '附上已签署的授权委托书。',
      '附上已簽署的授權委託書。',
    ),
    kinds: ['power-of-attorney'],
    atLeast: 1,
    when: { affected: ['represented'] },
  },
  {
    id: 'enterprise-agent-authorisation',
    name: text('Power of attorney', '授权委托书', '授權委託書'),
    reason: text(
      'An agent of an enterprise shows the authorisation.',
      '受托代理企业的，须出示授权。',
      '受託代理企業的，須出示授權。',
    ),
    howTo: text(
      'Attach the authorisation, signed and sealed by the enterprise.',
      '附上企业签章的授权委托书。',
      '附上企業簽章的授權委託書。',
    ),
    kinds: ['power-of-attorney'],
    atLeast: 1,
    when: { affected: ['enterprise'], flag: ['agent'] },
  },
  {
    id: 'enterprise-agent-identity',
    name: text('Agent’s identity', '代理人身份证明', '代理人身分證明'),
    reason: text(
      'The authorisation names a person; this shows that it is you.',
      '用于核对授权委托书上的代理人。',
      '用於核對授權委託書上的代理人。',
    ),
    howTo: text(
      'Attach an identity document; cover what is not needed.',
      '附上身份证明，无关信息可遮盖。',
      '附上身分證明，無關資訊可遮蓋。',
    ),
    kinds: ['identity-document'],
    atLeast: 1,
    when: { affected: ['enterprise'], flag: ['agent'] },
  },
];

const zone = { affected: ['enterprise'] };

/** The six acceptance conditions of an enterprise report (A14a). */
export const acceptance: readonly AcceptanceCondition[] = [
  {
    ...named(
      'statement',
      ['Statement', '举报事由', '舉報事由'],
      ['What is reported and why.', '举报什么、为何举报。', '舉報什麼、為何舉報。'],
    ),
    when: zone,
    elements: [
      'statement',
      'false-statement',
      'why-false',
      'secret',
      'false-account',
      'genuine-account',
    ],
    documents: [],
  },
  {
    ...named(
      'right-holder',
      ['Right-holder', '权利人证明', '權利人證明'],
      [
        'Proof of being the right-holder; for an agent identity and authorisation.',
        '权利人身份证明；代理的，另附代理人身份及授权。',
        '權利人身分證明；代理的，另附代理人身分及授權。',
      ],
    ),
    when: zone,
    elements: ['enterprise-name', 'enterprise-code', 'enterprise-role'],
    documents: [
      'right-holder-proof',
      'enterprise-agent-authorisation',
      'enterprise-agent-identity',
    ],
  },
  {
    ...named(
      'contact',
      ['Name and contact', '姓名与联系方式', '姓名與聯絡方式'],
      ['Who can be asked.', '便于联系的姓名与方式。', '便於聯絡的姓名與方式。'],
    ),
    when: zone,
    elements: ['name', 'contact'],
    documents: [],
  },
  {
    ...named(
      'location',
      ['Exact location', '准确定位', '準確定位'],
      [
        'The exact URL or what locates the content.',
        '准确链接或其他定位信息。',
        '準確連結或其他定位資訊。',
      ],
    ),
    when: zone,
    elements: ['url', 'interval', 'search-query', 'search-engine', 'search-part'],
    documents: [],
  },
  {
    ...named(
      'evidence',
      ['Preliminary evidence', '初步证据', '初步證據'],
      ['What supports the claim.', '支持主张的初步材料。', '支持主張的初步材料。'],
    ),
    when: zone,
    elements: ['quote', 'demand', 'linked-accounts'],
    documents: ['contrary-evidence'],
  },
  {
    ...named(
      'declaration',
      ['Declaration', '真实合法性承诺', '真實合法性承諾'],
      ['Truth and lawfulness.', '承诺真实、合法。', '承諾真實、合法。'],
    ),
    when: zone,
    elements: ['declaration'],
    documents: [],
  },
];
