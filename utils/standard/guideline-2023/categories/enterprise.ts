import type { Category } from '../../schema.ts';
import { text } from '../../text.ts';
import { optional, required } from '../elements/fields.ts';
import { overtSubtype, subtype } from './subtype.ts';

/** Infringement against enterprises: the six kinds, with the methods of A12. */
export const enterpriseCategories: readonly Category[] = [
  {
    id: 'enterprise-look-alike',
    group: 'enterprise',
    article: 'A12',
    name: text('Look-alike', '仿冒', '仿冒'),
    explanation: text(
      'A site, an account or an app that passes for the enterprise.',
      '冒充企业名义的网站、账号或应用。',
      '冒充企業名義的網站、帳號或應用程式。',
    ),
    flags: ['enterprise'],
    subtypes: [
      overtSubtype(
        'enterprise-look-alike.unregistered-site',
        'Unregistered look-alike site',
        '未备案的仿冒网站',
        '未備案的仿冒網站',
      ),
      subtype('enterprise-look-alike.site', 'False site', '仿冒网站', '仿冒網站'),
      subtype('enterprise-look-alike.account', 'False account', '仿冒账号', '仿冒帳號'),
    ],
    elements: [
      required('false-account'),
      required('genuine-account', { withoutElement: ['no-genuine-account'] }),
      optional('no-genuine-account', { withoutElement: ['genuine-account'] }),
      optional('identifier-missing', { element: ['no-genuine-account'] }),
      required('statement'),
    ],
    laws: ['unfair-competition-7', 'civil-code-1195'],
  },
  {
    id: 'enterprise-misleading',
    group: 'enterprise',
    article: 'A12',
    name: text('Misleading', '误导', '誤導'),
    explanation: text(
      'True material twisted, quoted out of context or tied to the enterprise to mislead.',
      '歪曲解读、断章取义或恶意关联，误导公众。',
      '歪曲解讀、斷章取義或惡意關聯，誤導公眾。',
    ),
    flags: ['enterprise'],
    subtypes: [
      subtype('enterprise-misleading.distortion', 'Distortion', '歪曲解读', '歪曲解讀'),
      overtSubtype(
        'enterprise-misleading.out-of-context',
        'Quoted out of context',
        '断章取义',
        '斷章取義',
      ),
      subtype('enterprise-misleading.association', 'Malicious association', '恶意关联', '惡意關聯'),
      subtype('enterprise-misleading.old-news', 'Old news re-hyped', '旧闻炒作', '舊聞炒作'),
    ],
    elements: [required('false-statement'), required('why-false'), optional('author')],
    laws: ['unfair-competition-12', 'civil-code-1024'],
  },
  {
    id: 'enterprise-rumour',
    group: 'enterprise',
    article: 'A12',
    name: text('Rumour', '谣言', '謠言'),
    explanation: text(
      'Invented facts, or guesswork presented as fact.',
      '捏造事实，或将主观臆测当作事实传播。',
      '捏造事實，或將主觀臆測當作事實傳播。',
    ),
    flags: ['enterprise'],
    subtypes: [
      subtype('enterprise-rumour.fabricated', 'Fabricated facts', '捏造事实', '捏造事實'),
      subtype('enterprise-rumour.guesswork', 'Guesswork as fact', '主观臆断', '主觀臆斷'),
    ],
    elements: [required('false-statement'), required('why-false'), optional('author')],
    laws: ['unfair-competition-12', 'civil-code-1024', 'criminal-law-221'],
  },
  {
    id: 'enterprise-insult',
    group: 'enterprise',
    article: 'A12',
    name: text('Insult', '侮辱', '侮辱'),
    explanation: text(
      'Abuse of an enterprise or of those who run it.',
      '对企业或企业家的谩骂、贬损。',
      '對企業或企業家的謾罵、貶損。',
    ),
    flags: ['enterprise', 'overt'],
    subtypes: [
      overtSubtype('enterprise-insult.enterprise', 'The enterprise', '针对企业', '針對企業'),
      overtSubtype('enterprise-insult.entrepreneur', 'Its people', '针对企业家', '針對企業家'),
    ],
    elements: [required('quote'), required('statement'), optional('author')],
    laws: ['civil-code-1024', 'unfair-competition-12'],
  },
  {
    id: 'enterprise-secret',
    group: 'enterprise',
    article: 'A12',
    name: text('Leak of secrets', '泄密', '洩密'),
    explanation: text(
      'Trade secrets or unpublished information of the enterprise made public.',
      '泄露企业商业秘密或未公开信息。',
      '洩露企業商業秘密或未公開資訊。',
    ),
    flags: ['enterprise'],
    subtypes: [
      subtype('enterprise-secret.trade', 'Trade secret', '商业秘密', '商業秘密'),
      subtype(
        'enterprise-secret.unpublished',
        'Unpublished information',
        '未公开信息',
        '未公開資訊',
      ),
    ],
    elements: [required('secret'), required('statement'), optional('author')],
    laws: ['unfair-competition-10'],
  },
  {
    id: 'enterprise-interference',
    group: 'enterprise',
    article: 'A12',
    name: text('Other malicious interference', '其他恶意干扰', '其他惡意干擾'),
    explanation: text(
      'Hyping, extortion by collecting negatives, paid posters and the like.',
      '恶意炒作、集纳负面信息敲诈、网络水军等。',
      '惡意炒作、集納負面資訊敲詐、網絡水軍等。',
    ),
    flags: ['enterprise'],
    needsSubtype: true,
    subtypes: [
      subtype('enterprise-interference.hyping', 'Malicious hyping', '恶意炒作', '惡意炒作'),
      subtype(
        'enterprise-interference.extortion',
        'Extortion by collecting negatives',
        '集纳负面信息敲诈',
        '集納負面資訊敲詐',
      ),
      subtype('enterprise-interference.paid-posters', 'Paid posters', '网络水军', '網絡水軍'),
      subtype('enterprise-interference.other', 'Other', '其他', '其他'),
    ],
    elements: [
      required('statement'),
      required('demand', {
        category: ['enterprise-interference.extortion'],
        withoutElement: ['aggregation'],
      }),
      optional('aggregation', { category: ['enterprise-interference.extortion'] }),
      required('linked-accounts', { category: ['enterprise-interference.paid-posters'] }),
      optional('quote'),
      optional('author'),
    ],
    laws: ['criminal-law-274', 'unfair-competition-12'],
  },
];
