import type { Screen } from '../schema.ts';
import { text } from '../text.ts';
import type { Words } from './named.ts';

function dispute(
  id: string,
  name: Words,
  explanation: Words,
  question: Words,
  advice: Words,
  rights: string[],
): Screen {
  return {
    id,
    kind: 'dispute',
    flag: 'dispute',
    name: text(...name),
    explanation: text(...explanation),
    question: text(...question),
    advice: text(...advice),
    rights,
  };
}

/** The dispute screen and the criticism check (A17). They lead, and never block. */
export const screens: readonly Screen[] = [
  dispute(
    'labour',
    ['Labour dispute', '劳动纠纷', '勞動糾紛'],
    [
      'Wages, dismissal, contracts of employment.',
      '工资、辞退、劳动合同。',
      '工資、辭退、勞動合同。',
    ],
    [
      'Is this at heart about pay or employment?',
      '这是否主要是工资或用工问题？',
      '這是否主要是工資或用工問題？',
    ],
    [
      'Labour arbitration can order payment; removing a post cannot. You may still report if words or data harm you.',
      '劳动仲裁可以解决欠薪，删帖不能。若内容本身侵权，仍可举报。',
      '勞動仲裁可以解決欠薪，刪文不能。若內容本身侵權，仍可舉報。',
    ],
    ['labour', 'legal-services'],
  ),
  dispute(
    'contract',
    ['Contract dispute', '合同纠纷', '合約糾紛'],
    [
      'Performance, delivery, payment under a contract.',
      '合同履行、交付与付款。',
      '合約履行、交付與付款。',
    ],
    [
      'Is this at heart about a contract?',
      '这是否主要是合同履行问题？',
      '這是否主要是合約履行問題？',
    ],
    [
      'A court or an arbitrator decides on contracts. You may still report if the content itself infringes.',
      '合同争议由法院或仲裁机构裁决。若内容本身侵权，仍可举报。',
      '合約爭議由法院或仲裁機構裁決。若內容本身侵權，仍可舉報。',
    ],
    ['courts', 'legal-services', 'people-mediation'],
  ),
  dispute(
    'equity',
    ['Equity dispute', '股权纠纷', '股權糾紛'],
    ['Shares, control of a company.', '股权、公司控制权。', '股權、公司控制權。'],
    [
      'Is this at heart about shares or control of a company?',
      '这是否主要是股权或控制权问题？',
      '這是否主要是股權或控制權問題？',
    ],
    [
      'A court decides who holds shares. You may still report if the content itself infringes.',
      '股权归属由法院判定。若内容本身侵权，仍可举报。',
      '股權歸屬由法院判定。若內容本身侵權，仍可舉報。',
    ],
    ['courts', 'legal-services'],
  ),
  dispute(
    'property',
    ['Property dispute', '财产纠纷', '財產糾紛'],
    ['Housing, inheritance, ownership.', '房屋、继承与权属。', '房屋、繼承與權屬。'],
    [
      'Is this at heart about who owns something?',
      '这是否主要是财产归属问题？',
      '這是否主要是財產歸屬問題？',
    ],
    [
      'A court or mediator settles ownership. You may still report if the content itself infringes.',
      '权属由法院裁判或调解解决。若内容本身侵权，仍可举报。',
      '權屬由法院裁判或調解解決。若內容本身侵權，仍可舉報。',
    ],
    ['courts', 'people-mediation', 'legal-services'],
  ),
  dispute(
    'debt',
    ['Debt dispute', '债务纠纷', '債務糾紛'],
    ['Loans, sums owed.', '借贷与欠款。', '借貸與欠款。'],
    ['Is this at heart about money owed?', '这是否主要是欠款问题？', '這是否主要是欠款問題？'],
    [
      'A court can order payment. If personal data were posted to press for it, do report that.',
      '欠款可通过诉讼解决。若有人为催债公开个人信息，请就此举报。',
      '欠款可透過訴訟解決。若有人為催債公開個人資訊，請就此舉報。',
    ],
    ['courts', 'people-mediation', 'legal-services'],
  ),
  dispute(
    'consumer',
    ['Consumer dispute', '消费纠纷', '消費糾紛'],
    ['Quality, refunds, service.', '质量、退款与服务。', '品質、退款與服務。'],
    [
      'Is this at heart about goods, a service or a refund?',
      '这是否主要是商品、服务或退款问题？',
      '這是否主要是商品、服務或退款問題？',
    ],
    [
      'Consumer protection can help with a refund. You may still report if the content itself infringes.',
      '消费维权渠道可协助退款。若内容本身侵权，仍可举报。',
      '消費維權管道可協助退款。若內容本身侵權，仍可舉報。',
    ],
    ['consumers', 'people-mediation'],
  ),
  {
    id: 'criticism',
    kind: 'criticism',
    flag: 'criticism',
    name: text('Criticism', '批评监督', '批評監督'),
    explanation: text(
      'Opinion, review or public-opinion supervision.',
      '观点、评价或舆论监督。',
      '觀點、評價或輿論監督。',
    ),
    question: text(
      'Is this an opinion or a review, without abuse and without an invented fact?',
      '这是否只是观点或评价，既无辱骂，也无捏造事实？',
      '這是否只是觀點或評價，既無辱罵，也無捏造事實？',
    ),
    advice: text(
      'Criticism alone is never infringement, even if it hurts. Answering it in public often helps more. If it contains abuse or a false fact, name that part.',
      '单纯批评不构成侵权，公开回应往往更有效。若含辱骂或虚假事实，请指明该部分。',
      '單純批評不構成侵權，公開回應往往更有效。若含辱罵或虛假事實，請指明該部分。',
    ),
    rights: ['legal-services', 'people-mediation'],
  },
];
