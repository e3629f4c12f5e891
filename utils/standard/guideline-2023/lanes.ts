import type { Lane } from '../schema.ts';
import { text } from '../text.ts';
import { named } from './named.ts';

/**
 * Enterprises that are handled before others, in the order of A13; the last are of reports by earlier
 * versions.
 */
const kinds: readonly (readonly [string, number, string, string, string])[] = [
  [
    'pre-listing-enterprise',
    2,
    'An enterprise that prepares to list reports (A13, A14).',
    '由拟上市企业举报，优先办理（第十三、十四条）。',
    '由擬上市企業舉報，優先辦理（第十三、十四條）。',
  ],
  [
    'listed-enterprise',
    3,
    'A listed enterprise reports (A13, A14).',
    '由上市公司举报，优先办理（第十三、十四条）。',
    '由上市公司舉報，優先辦理（第十三、十四條）。',
  ],
  [
    'high-tech-enterprise',
    4,
    'A high-tech enterprise reports (A13, A14).',
    '由高新技术企业举报，优先办理（第十三、十四条）。',
    '由高新技術企業舉報，優先辦理（第十三、十四條）。',
  ],
  [
    'specialised-enterprise',
    5,
    'A specialised small enterprise reports (A13, A14).',
    '由专精特新企业举报，优先办理（第十三、十四条）。',
    '由專精特新企業舉報，優先辦理（第十三、十四條）。',
  ],
  [
    'key-enterprise',
    5,
    'An enterprise that is handled before others reports (A13, A14).',
    '由重点企业举报，优先办理（第十三、十四条）。',
    '由重點企業舉報，優先辦理（第十三、十四條）。',
  ],
];

/** The lanes in order of precedence: the first whose rule holds takes the report. */
export const lanes: readonly Lane[] = [
  {
    ...named(
      'minors',
      ['Minors first', '未成年人优先', '未成年人優先'],
      ['Top of every queue.', '在各队列中最优先。', '在各佇列中最優先。'],
    ),
    acknowledgeHours: 1,
    decideHours: 24,
    rules: [
      {
        id: 'minor-affected',
        when: { flag: ['minor'] },
        rank: 0,
        explanation: text(
          'Somebody under 18 is affected (A10).',
          '涉及未成年人（第十条）。',
          '涉及未成年人（第十條）。',
        ),
      },
    ],
  },
  {
    ...named(
      'cyber-violence',
      ['Cyber-violence channel', '网络暴力快速通道', '網絡暴力快速通道'],
      ['Acknowledged at once, with its own queue.', '即时确认，单独排队。', '即時確認，單獨排隊。'],
    ),
    acknowledgeHours: 1,
    decideHours: 24,
    rules: [
      {
        id: 'cyber-violence',
        when: { flag: ['cyber-violence'] },
        rank: 1,
        explanation: text(
          'Many accounts attack one person (A9).',
          '多个账号攻击个人（第九条）。',
          '多個帳號攻擊個人（第九條）。',
        ),
      },
    ],
  },
  {
    ...named(
      'enterprise',
      ['Enterprise zone', '涉企举报专区', '涉企舉報專區'],
      ['A named officer, from start to end.', '专人全程办理。', '專人全程辦理。'],
    ),
    acknowledgeHours: 24,
    decideHours: 120,
    namesOfficer: true,
    rules: [
      ...kinds.map(([kind, rank, ...words]): Lane['rules'][number] => ({
        id: kind,
        when: { affected: ['enterprise'], flag: [kind] },
        rank,
        explanation: text(...words),
      })),
      {
        id: 'enterprise-affected',
        when: { affected: ['enterprise'] },
        explanation: text(
          'The enterprise affected reports (A14).',
          '由受侵害企业举报（第十四条）。',
          '由受侵害企業舉報（第十四條）。',
        ),
      },
    ],
  },
  {
    ...named(
      'fast',
      ['Fast lane', '快速通道', '快速通道'],
      [
        'Overt, or clear and complete.',
        '显性侵权，或事实清楚、要件齐全。',
        '顯性侵權，或事實清楚、要件齊全。',
      ],
    ),
    acknowledgeHours: 24,
    decideHours: 72,
    rules: [
      {
        id: 'overt',
        when: { flag: ['overt'], complete: true, withoutFlag: ['dispute', 'criticism'] },
        explanation: text(
          'The infringement is plain to see (A21).',
          '属于显性侵权（第二十一条）。',
          '屬於顯性侵權（第二十一條）。',
        ),
      },
      {
        id: 'clear-and-complete',
        when: { complete: true, hasDocument: true, withoutFlag: ['dispute', 'criticism'] },
        explanation: text(
          'Nothing is missing and a document supports it (A21).',
          '要件齐全且有材料佐证（第二十一条）。',
          '要件齊全且有材料佐證（第二十一條）。',
        ),
      },
    ],
  },
  {
    ...named(
      'general',
      ['General', '一般办理', '一般辦理'],
      ['In order of arrival.', '按受理先后办理。', '按受理先後辦理。'],
    ),
    acknowledgeHours: 48,
    decideHours: 168,
    rules: [
      {
        id: 'general',
        when: {},
        explanation: text('No other lane applies.', '不适用其他通道。', '不適用其他通道。'),
      },
    ],
  },
];
