import type { EvidenceKind } from '../schema.ts';
import { named } from './named.ts';

/** Forms of evidence (A15b) and proofs of identity. */
export const evidenceKinds: readonly EvidenceKind[] = [
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
  {
    ...named(
      'identity-document',
      ['Identity document', '身份证明', '身分證明'],
      ['Proof of who reports.', '举报人的身份证明。', '舉報人的身分證明。'],
    ),
    namesReporter: true,
  },
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
