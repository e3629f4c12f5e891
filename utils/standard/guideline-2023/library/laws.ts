import type { Law } from '../../schema.ts';
import { text } from '../../text.ts';
import type { Words } from '../named.ts';

/** What it says stands apart: whoever handles reports goes by its name and article. */
const unsaid = text('', '', '');

function law(id: string, name: Words, article: Words): Law {
  return { id, name: text(...name), article: text(...article), summary: unsaid };
}

const civilCode: Words = ['Civil Code (PRC)', '《民法典》', '《民法典》'];
const criminalLaw: Words = ['Criminal Law (PRC)', '《刑法》', '《刑法》'];
const unfairCompetition: Words = [
  'Anti-Unfair Competition Law (PRC, revised 2025)',
  '《反不正当竞争法》（2025 年修订）',
  '《反不正當競爭法》（2025 年修訂）',
];

/** Without their summaries, which `law-summaries.ts` holds. */
export const laws: readonly Law[] = [
  law('civil-code-1014', civilCode, ['Art. 1014', '第一千零一十四条', '第一千零一十四條']),
  law('civil-code-1019', civilCode, ['Art. 1019', '第一千零一十九条', '第一千零一十九條']),
  law('civil-code-1024', civilCode, ['Art. 1024', '第一千零二十四条', '第一千零二十四條']),
  law('civil-code-1034', civilCode, [
    'Art. 1032–1034',
    '第一千零三十二条至第一千零三十四条',
    '第一千零三十二條至第一千零三十四條',
  ]),
  law('civil-code-1195', civilCode, [
    'Art. 1194–1197',
    '第一千一百九十四条至第一千一百九十七条',
    '第一千一百九十四條至第一千一百九十七條',
  ]),
  law('criminal-law-221', criminalLaw, ['Art. 221', '第二百二十一条', '第二百二十一條']),
  law('criminal-law-246', criminalLaw, ['Art. 246', '第二百四十六条', '第二百四十六條']),
  law('criminal-law-253-1', criminalLaw, [
    'Art. 253-1',
    '第二百五十三条之一',
    '第二百五十三條之一',
  ]),
  law('criminal-law-274', criminalLaw, ['Art. 274', '第二百七十四条', '第二百七十四條']),
  law(
    'public-security',
    [
      'Public Security Administration Punishments Law (PRC)',
      '《治安管理处罚法》',
      '《治安管理處罰法》',
    ],
    ['Offences against the person', '侵犯人身权利的行为', '侵犯人身權利的行為'],
  ),
  law(
    'pipl-10',
    ['Personal Information Protection Law (PRC)', '《个人信息保护法》', '《個人信息保護法》'],
    ['Art. 10', '第十条', '第十條'],
  ),
  law(
    'minors-protection-77',
    ['Law on the Protection of Minors (PRC)', '《未成年人保护法》', '《未成年人保護法》'],
    ['Art. 77', '第七十七条', '第七十七條'],
  ),
  law(
    'minors-online-26',
    [
      'Regulations on the Protection of Minors Online (PRC, 2024)',
      '《未成年人网络保护条例》',
      '《未成年人網絡保護條例》',
    ],
    ['Art. 26', '第二十六条', '第二十六條'],
  ),
  law(
    'cyber-violence-rules',
    [
      'Provisions on the Governance of Cyber-Violence Information (PRC, 2024)',
      '《网络暴力信息治理规定》',
      '《網絡暴力信息治理規定》',
    ],
    ['In force since 1 August 2024', '2024 年 8 月 1 日起施行', '2024 年 8 月 1 日起施行'],
  ),
  law(
    'online-ecology-6',
    [
      'Provisions on the Governance of the Online Information Ecosystem (PRC, 2020)',
      '《网络信息内容生态治理规定》',
      '《網絡信息內容生態治理規定》',
    ],
    ['Art. 6 and 7', '第六条、第七条', '第六條、第七條'],
  ),
  law(
    'women-protection-28',
    [
      'Law on the Protection of Women’s Rights and Interests (PRC)',
      '《妇女权益保障法》',
      '《婦女權益保障法》',
    ],
    ['Art. 28', '第二十八条', '第二十八條'],
  ),
  law(
    'self-media-notice',
    [
      'Notice on Strengthening the Management of Self-Media (PRC, 2023)',
      '《关于加强“自媒体”管理的通知》',
      '《關於加強「自媒體」管理的通知》',
    ],
    ['13 requirements', '共十三条', '共十三條'],
  ),
  law('unfair-competition-7', unfairCompetition, ['Art. 7', '第七条', '第七條']),
  law('unfair-competition-10', unfairCompetition, ['Art. 10', '第十条', '第十條']),
  law('unfair-competition-12', unfairCompetition, ['Art. 12', '第十二条', '第十二條']),
];
