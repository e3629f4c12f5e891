import type { Category } from '../../schema.ts';
import { text } from '../../text.ts';
import { optional, required } from '../elements/fields.ts';
import { subtype } from './subtype.ts';

/** Personal data, identity, portrait and reputation (A8). */
export const personalCategories: readonly Category[] = [
  {
    id: 'defamation',
    group: 'personal',
    article: 'A8d',
    name: text('Defamation', '诽谤', '誹謗'),
    explanation: text(
      'A false statement of fact that damages somebody’s reputation.',
      '捏造、散布虚假事实，损害他人名誉。',
      '捏造、散布虛假事實，損害他人名譽。',
    ),
    flags: [],
    subtypes: [],
    elements: [
      required('false-statement'),
      required('why-false'),
      optional('author'),
      optional('posted-at'),
    ],
    laws: ['civil-code-1024', 'criminal-law-246', 'civil-code-1195'],
  },
  {
    id: 'insult',
    group: 'personal',
    article: 'A8d',
    name: text('Insult', '侮辱谩骂', '侮辱謾罵'),
    explanation: text(
      'Abuse that degrades a person. The words alone are enough.',
      '以谩骂、贬低等方式侮辱他人，有原文即可。',
      '以謾罵、貶低等方式侮辱他人，有原文即可。',
    ),
    flags: ['overt'],
    subtypes: [],
    elements: [required('quote'), optional('statement'), optional('author'), optional('posted-at')],
    laws: ['civil-code-1024', 'criminal-law-246', 'public-security'],
  },
  {
    id: 'portrait',
    group: 'personal',
    article: 'A8d',
    name: text('Portrait misused', '侵害肖像', '侵害肖像'),
    explanation: text(
      'A picture of somebody defaced, faked, or tied to something it has nothing to do with.',
      '丑化、伪造他人肖像，或将其与无关事物恶意关联。',
      '醜化、偽造他人肖像，或將其與無關事物惡意關聯。',
    ),
    flags: [],
    subtypes: [
      subtype('portrait.defaced', 'Defaced or faked portrait', '丑化或伪造肖像', '醜化或偽造肖像'),
      subtype('portrait.wrong-association', 'Wrong association', '错误关联', '錯誤關聯'),
      subtype('portrait.without-consent', 'Used without consent', '未经同意使用', '未經同意使用'),
    ],
    elements: [
      required('image'),
      required('statement'),
      required('quote', { category: ['portrait.wrong-association'] }),
      optional('author'),
    ],
    laws: ['civil-code-1019', 'civil-code-1195'],
  },
  {
    id: 'impersonation',
    group: 'personal',
    article: 'A8c',
    name: text('Impersonation', '冒充仿冒', '冒充仿冒'),
    explanation: text(
      'An account or site that poses as somebody by name, portrait or position.',
      '以他人姓名、肖像或职务冒充其本人的账号或网站。',
      '以他人姓名、肖像或職務冒充其本人的帳號或網站。',
    ),
    flags: [],
    subtypes: [
      subtype('impersonation.name', 'By name', '冒用姓名', '冒用姓名'),
      subtype('impersonation.portrait', 'By portrait', '冒用肖像', '冒用肖像'),
      subtype('impersonation.position', 'By position', '冒用职务', '冒用職務'),
    ],
    elements: [
      required('false-account'),
      required('genuine-account', { withoutElement: ['no-genuine-account'] }),
      optional('no-genuine-account', { withoutElement: ['genuine-account'] }),
      optional('identifier-missing', { element: ['no-genuine-account'] }),
      optional('statement'),
    ],
    laws: ['civil-code-1014', 'civil-code-1195'],
  },
  {
    id: 'personal-data-leak',
    group: 'personal',
    article: 'A8a',
    name: text('Personal data leaked', '泄露个人信息', '洩露個人資訊'),
    explanation: text(
      'Somebody’s address, documents, contact, health, whereabouts or accounts made public.',
      '公开他人住址、证件、联系方式、健康、行踪或账户等信息。',
      '公開他人住址、證件、聯絡方式、健康、行蹤或帳戶等資訊。',
    ),
    flags: [],
    subtypes: [
      subtype('personal-data-leak.home-address', 'Home address', '家庭住址', '家庭住址'),
      subtype('personal-data-leak.identity-document', 'Identity document', '身份证件', '身分證件'),
      subtype('personal-data-leak.contact', 'Phone or e-mail', '联系方式', '聯絡方式'),
      subtype('personal-data-leak.health', 'Health', '健康信息', '健康資訊'),
      subtype('personal-data-leak.whereabouts', 'Whereabouts', '行踪轨迹', '行蹤軌跡'),
      subtype('personal-data-leak.financial-account', 'Financial account', '金融账户', '金融帳戶'),
    ],
    elements: [
      required('data-type'),
      required('data-location'),
      optional('quote'),
      optional('statement'),
      optional('author'),
    ],
    laws: ['civil-code-1034', 'pipl-10', 'criminal-law-253-1'],
  },
  {
    id: 'personal-data-trade',
    group: 'personal',
    article: 'A8b',
    name: text('Personal data stolen or sold', '窃取兜售个人信息', '竊取兜售個人資訊'),
    explanation: text(
      'A site or an account that steals personal data or offers it for sale.',
      '窃取或兜售个人信息的网站、账号。',
      '竊取或兜售個人資訊的網站、帳號。',
    ),
    flags: [],
    subtypes: [
      subtype('personal-data-trade.stolen', 'Stolen', '窃取', '竊取'),
      subtype('personal-data-trade.sold', 'Offered for sale', '兜售', '兜售'),
    ],
    elements: [required('offer'), optional('author'), optional('statement'), optional('data-type')],
    laws: ['pipl-10', 'criminal-law-253-1'],
  },
];
