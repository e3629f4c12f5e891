import type { Element } from '../../schema.ts';
import { text } from '../../text.ts';
import { shortText } from './fields.ts';

/** Who reports. Sealed to the desk like every answer. */
export const reporterElements: readonly Element[] = [
  {
    id: 'name',
    name: text('Your name', '您的姓名', '您的姓名'),
    reason: text(
      'Whoever reports for an enterprise or for another person is named.',
      '代表企业或他人举报的，须具名。',
      '代表企業或他人舉報的，須具名。',
    ),
    howTo: text(
      'It is encrypted on this device; only handlers with a reason can open it.',
      '姓名在本机加密，仅有正当理由的办理人员可查看。',
      '姓名在本機加密，僅有正當理由的辦理人員可查看。',
    ),
    field: shortText(),
    autofill: ['reporter.name'],
  },
  {
    id: 'contact',
    name: text('How to reach you', '联系方式', '聯絡方式'),
    reason: text(
      'The result and any question come to you this way.',
      '结果与补正通知将据此送达。',
      '結果與補正通知將據此送達。',
    ),
    howTo: text(
      'A phone number or an e-mail address; or report anonymously where that is allowed.',
      '填写电话或邮箱；允许匿名的，也可匿名举报。',
      '填寫電話或電子郵件；允許匿名的，也可匿名舉報。',
    ),
    field: { type: 'contact' },
    autofill: ['reporter.contact'],
  },
];
