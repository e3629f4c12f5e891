import type { DocumentRule } from '../schema.ts';
import { text } from '../text.ts';
import { evidenceKinds } from './evidence-kinds.ts';

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
