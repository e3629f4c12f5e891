import type { Category } from '../../schema.ts';
import { text } from '../../text.ts';
import { optional, required } from '../elements/fields.ts';
import { subtype } from './subtype.ts';

/** Cyber-violence, minors, groups and accounts (A9–A11). */
export const publicCategories: readonly Category[] = [
  {
    id: 'cyber-violence',
    group: 'violence',
    article: 'A9a',
    name: text('Cyber-violence', '网络暴力', '網絡暴力'),
    explanation: text(
      'Many accounts attacking one person: pile-on, doxxing, threats, incitement.',
      '多个账号集中攻击个人：围攻谩骂、人肉搜索、威胁恐吓、煽动。',
      '多個帳號集中攻擊個人：圍攻謾罵、人肉搜索、威脅恐嚇、煽動。',
    ),
    flags: ['cyber-violence'],
    subtypes: [
      subtype('cyber-violence.pile-on', 'Pile-on', '围攻谩骂', '圍攻謾罵'),
      subtype('cyber-violence.doxxing', 'Doxxing', '人肉搜索', '人肉搜索'),
      subtype('cyber-violence.threat', 'Threat', '威胁恐吓', '威脅恐嚇'),
      subtype('cyber-violence.incitement', 'Incitement', '煽动网暴', '煽動網暴'),
    ],
    elements: [
      required('quote'),
      required('statement'),
      optional('author'),
      optional('actor-role'),
      optional('linked-accounts'),
    ],
    laws: ['cyber-violence-rules', 'civil-code-1024', 'criminal-law-246'],
  },
  {
    id: 'minor-harm',
    group: 'minors',
    article: 'A10a',
    name: text('Harm to a minor', '侵害未成年人', '侵害未成年人'),
    explanation: text(
      'Insult, threats, image harm, leaked identity or bullying of anyone under 18.',
      '对未满十八周岁者的侮辱、威胁、形象侵害、身份泄露或欺凌。',
      '對未滿十八歲者的侮辱、威脅、形象侵害、身分洩露或霸凌。',
    ),
    flags: ['minor'],
    subtypes: [
      subtype('minor-harm.insult', 'Insult', '侮辱诽谤', '侮辱誹謗'),
      subtype('minor-harm.threat', 'Threat', '威胁恐吓', '威脅恐嚇'),
      subtype('minor-harm.image', 'Image harm', '侵害形象', '侵害形象'),
      subtype('minor-harm.identity-leak', 'Identity leaked', '泄露身份', '洩露身分'),
      subtype('minor-harm.bullying', 'Bullying', '网络欺凌', '網絡霸凌'),
      {
        id: 'minor-harm.sexual-imagery',
        name: text(
          'Sexual imagery (link only)',
          '涉性影像（仅提交链接）',
          '涉性影像（僅提交連結）',
        ),
        flags: ['link-only', 'overt'],
      },
    ],
    elements: [
      required('statement', { withoutFlag: ['link-only'] }),
      optional('quote', { withoutFlag: ['link-only'] }),
      optional('author'),
    ],
    laws: ['minors-protection-77', 'minors-online-26'],
  },
  {
    id: 'discrimination',
    group: 'public',
    article: 'A10c',
    name: text('Discrimination or incitement', '歧视与煽动对立', '歧視與煽動對立'),
    explanation: text(
      'Content that degrades a group or sets groups against each other.',
      '歧视特定群体，或煽动群体对立的内容。',
      '歧視特定群體，或煽動群體對立的內容。',
    ),
    flags: [],
    subtypes: [
      subtype('discrimination.region', 'Region', '地域歧视', '地域歧視'),
      subtype(
        'discrimination.ethnicity',
        'Ethnicity or belief',
        '民族、信仰歧视',
        '民族、信仰歧視',
      ),
      subtype('discrimination.sex', 'Sex', '性别歧视', '性別歧視'),
      subtype(
        'discrimination.disability',
        'Age, illness or disability',
        '年龄、疾病、残障歧视',
        '年齡、疾病、身心障礙歧視',
      ),
      subtype(
        'discrimination.hostility',
        'Hostility between groups',
        '煽动群体对立',
        '煽動群體對立',
      ),
    ],
    elements: [
      required('quote'),
      required('target-group'),
      optional('statement'),
      optional('author'),
    ],
    laws: ['online-ecology-6', 'women-protection-28'],
  },
  {
    id: 'self-media',
    group: 'public',
    article: 'A11a',
    name: text('Account that repeatedly infringes', '“自媒体”账号侵权', '「自媒體」帳號侵權'),
    explanation: text(
      'An account that infringes again and again, not a single post.',
      '账号持续、反复实施侵权，而非单篇内容。',
      '帳號持續、反覆實施侵權，而非單篇內容。',
    ),
    flags: [],
    subtypes: [
      subtype('self-media.rumour', 'Spreads rumours', '造谣传谣', '造謠傳謠'),
      subtype('self-media.malicious-marketing', 'Malicious marketing', '恶意营销', '惡意行銷'),
      subtype('self-media.false-authority', 'Poses as an authority', '假冒权威', '假冒權威'),
    ],
    elements: [required('author'), required('statement'), required('quote'), optional('operator')],
    laws: ['self-media-notice', 'civil-code-1195'],
  },
];
