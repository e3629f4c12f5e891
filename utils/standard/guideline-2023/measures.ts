import type { Grade, Measure } from '../schema.ts';
import { text } from '../text.ts';
import type { Words } from './named.ts';

function measure(
  id: string,
  grade: number,
  target: Measure['target'],
  name: Words,
  explanation: Words,
  timeLimited = false,
): Measure {
  return { id, grade, target, name: text(...name), explanation: text(...explanation), timeLimited };
}

/** Graded measures (A4d, A21b, A21c), mildest first. */
export const measures: readonly Measure[] = [
  measure(
    'dispute-label',
    1,
    'content',
    ['Dispute label', '争议标签', '爭議標籤'],
    [
      '“Disputed”, or a link to the party’s statement.',
      '标注“存在争议”或链接当事人声明。',
      '標註「存在爭議」或連結當事人聲明。',
    ],
  ),
  measure(
    'label',
    1,
    'content',
    ['Label', '提示标签', '提示標籤'],
    ['A note beside the content.', '在内容旁加注提示。', '在內容旁加註提示。'],
  ),
  measure(
    'restrict-sharing',
    2,
    'content',
    ['Restrict sharing', '限制传播', '限制傳播'],
    ['No reposts, no recommendation.', '不可转发，不予推荐。', '不可轉發，不予推薦。'],
  ),
  measure(
    'time-limited-private',
    2,
    'content',
    ['Time-limited private', '限时加私', '限時加私'],
    [
      'Visible to its author only until the review; ends by itself.',
      '复核前仅作者可见，到期自动解除。',
      '複核前僅作者可見，到期自動解除。',
    ],
    true,
  ),
  measure(
    'set-private',
    2,
    'content',
    ['Set private', '设为私密', '設為私密'],
    ['Visible to its author only.', '仅作者本人可见。', '僅作者本人可見。'],
  ),
  measure(
    'remove',
    2,
    'content',
    ['Remove', '删除', '刪除'],
    ['The content is removed.', '删除该内容。', '刪除該內容。'],
  ),
  measure(
    'mute',
    3,
    'account',
    ['Mute', '禁言', '禁言'],
    [
      'The account cannot publish for a time.',
      '账号在一定期限内不得发布。',
      '帳號在一定期限內不得發布。',
    ],
    true,
  ),
  measure(
    'suspend',
    3,
    'account',
    ['Suspend', '暂停账号', '暫停帳號'],
    [
      'The account cannot be used for a time.',
      '账号在一定期限内不可使用。',
      '帳號在一定期限內不可使用。',
    ],
    true,
  ),
  measure(
    'close-account',
    4,
    'account',
    ['Close account', '关闭账号', '關閉帳號'],
    ['The account is closed for good.', '永久关闭账号。', '永久關閉帳號。'],
  ),
];

const undisputed = { withoutFlag: ['dispute', 'criticism'] };

/**
 * Which grade a case leads to by default; highest grade whose rule holds. A handler may depart from it with a
 * reason.
 */
export const grades: readonly Grade[] = [
  {
    grade: 1,
    name: text('Note', '提示', '提示'),
    signOffs: 1,
    rules: [
      {
        when: { flag: ['dispute'] },
        minUpheld: 0,
        reason: text('The facts are disputed.', '事实存在争议。', '事實存在爭議。'),
      },
    ],
  },
  {
    grade: 2,
    name: text('Content', '内容处置', '內容處置'),
    signOffs: 1,
    rules: [
      {
        when: undisputed,
        minUpheld: 0,
        reason: text('The report is well-founded.', '举报成立。', '舉報成立。'),
      },
    ],
  },
  {
    grade: 3,
    name: text('Account, for a time', '账号限期处置', '帳號限期處置'),
    signOffs: 2,
    rules: [
      {
        when: { ...undisputed, flag: ['cyber-violence', 'minor'] },
        minUpheld: 1,
        reason: text(
          'Cyber-violence or harm to a minor, not for the first time.',
          '网暴或侵害未成年人，且非首次。',
          '網暴或侵害未成年人，且非首次。',
        ),
      },
      {
        when: { ...undisputed, flag: ['malicious', 'coordinated'] },
        minUpheld: 0,
        reason: text(
          'Done with intent to harm, or by several together.',
          '恶意侵权，或多人协同侵权。',
          '惡意侵權，或多人協同侵權。',
        ),
      },
      {
        when: undisputed,
        minUpheld: 2,
        reason: text('Two cases upheld before.', '此前已有两起成立。', '此前已有兩起成立。'),
      },
    ],
  },
  {
    grade: 4,
    name: text('Account, for good', '关闭账号', '關閉帳號'),
    signOffs: 2,
    rules: [
      {
        when: {
          ...undisputed,
          category: ['impersonation', 'personal-data-trade', 'enterprise-look-alike'],
        },
        minUpheld: 0,
        reason: text(
          'The account exists for the infringement.',
          '账号为实施侵权而设立。',
          '帳號為實施侵權而設立。',
        ),
      },
      {
        when: undisputed,
        minUpheld: 4,
        reason: text('Four cases upheld before.', '此前已有四起成立。', '此前已有四起成立。'),
      },
    ],
  },
];
