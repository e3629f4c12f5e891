import type { Flag, Named } from '../schema.ts';
import { named, type Words } from './named.ts';

/** A kind of enterprise that is handled before others (A13). */
const keyEnterprise = (id: string, name: Words): Flag =>
  named(id, name, ['Affects priority only.', '仅影响办理次序。', '僅影響辦理次序。']);

/** How categories are grouped in a list. */
export const groups: readonly Named[] = [
  named(
    'personal',
    ['Against a person', '侵害个人', '侵害個人'],
    [
      'Name, portrait, reputation, personal data.',
      '姓名、肖像、名誉与个人信息。',
      '姓名、肖像、名譽與個人資訊。',
    ],
  ),
  named(
    'violence',
    ['Cyber-violence', '网络暴力', '網絡暴力'],
    ['Attacks by many.', '多人集中攻击。', '多人集中攻擊。'],
  ),
  named(
    'minors',
    ['Minors', '未成年人', '未成年人'],
    ['Anyone under 18.', '未满十八周岁。', '未滿十八歲。'],
  ),
  named(
    'public',
    ['Groups and accounts', '群体与账号', '群體與帳號'],
    [
      'Discrimination; accounts that keep infringing.',
      '歧视，以及反复侵权的账号。',
      '歧視，以及反覆侵權的帳號。',
    ],
  ),
  named(
    'enterprise',
    ['Against an enterprise', '涉企侵权', '涉企侵權'],
    ['The six kinds of enterprise reports.', '涉企举报的六种类型。', '涉企舉報的六種類型。'],
  ),
];

/** What only somebody who judges can find (A4e). */
const found = { isDerived: true, isFound: true } as const;

/** Facts that rules look at. */
export const flags: readonly Flag[] = [
  named(
    'minor',
    ['Minor', '未成年人', '未成年人'],
    ['Somebody under 18 is affected.', '涉及未成年人。', '涉及未成年人。'],
  ),
  named(
    'cyber-violence',
    ['Cyber-violence', '网络暴力', '網絡暴力'],
    ['Many attack one.', '多人集中攻击。', '多人集中攻擊。'],
  ),
  {
    ...named(
      'enterprise',
      ['Enterprise', '涉企', '涉企'],
      ['An enterprise is affected.', '涉及企业。', '涉及企業。'],
    ),
    isDerived: true,
  },
  {
    ...named(
      'overt',
      ['Overt', '显性侵权', '顯性侵權'],
      [
        'Plain to see; no official document is asked for.',
        '一望可知，无须司法或行政文书。',
        '一望可知，無須司法或行政文書。',
      ],
    ),
    isDerived: true,
  },
  named(
    'anonymous',
    ['Anonymous', '匿名', '匿名'],
    ['The reporter gives no name.', '举报人不具名。', '舉報人不具名。'],
  ),
  named(
    'agent',
    ['Agent', '代理', '代理'],
    ['An agent reports.', '由代理人举报。', '由代理人舉報。'],
  ),
  // Reports by earlier versions of this standard do not say which kind.
  keyEnterprise('key-enterprise', ['Priority enterprise', '重点企业', '重點企業']),
  keyEnterprise('pre-listing-enterprise', ['Preparing to list', '拟上市企业', '擬上市企業']),
  keyEnterprise('listed-enterprise', ['Listed enterprise', '上市公司', '上市公司']),
  keyEnterprise('high-tech-enterprise', ['High-tech enterprise', '高新技术企业', '高新技術企業']),
  keyEnterprise('specialised-enterprise', [
    'Specialised small enterprise',
    '专精特新企业',
    '專精特新企業',
  ]),
  {
    ...named(
      'link-only',
      ['Link only', '仅提交链接', '僅提交連結'],
      ['Nothing of the content may be captured.', '不得采集任何内容。', '不得採集任何內容。'],
    ),
    isDerived: true,
  },
  named(
    'danger',
    ['In danger', '面临危险', '面臨危險'],
    ['Somebody may be in danger now.', '有人可能正面临危险。', '有人可能正面臨危險。'],
  ),
  {
    ...named(
      'malicious',
      ['Malicious', '恶意', '惡意'],
      ['Meant to harm, as the handler found.', '经研判属于恶意侵权。', '經研判屬於惡意侵權。'],
    ),
    ...found,
  },
  {
    ...named(
      'coordinated',
      ['By several together', '群体协同', '群體協同'],
      [
        'Several accounts act together, as the handler found.',
        '经研判属于多个账号协同侵权。',
        '經研判屬於多個帳號協同侵權。',
      ],
    ),
    ...found,
  },
  named(
    'dispute',
    ['Dispute', '纠纷', '糾紛'],
    ['The reporter says that it is a dispute.', '举报人确认属于纠纷。', '舉報人確認屬於糾紛。'],
  ),
  named(
    'criticism',
    ['Criticism', '批评', '批評'],
    ['The reporter says that it is criticism.', '举报人确认属于批评。', '舉報人確認屬於批評。'],
  ),
];
