import { defined } from '../../defined.ts';
import type { RightsEntry } from '../schema.ts';
import { text } from '../text.ts';
import type { Words } from './named.ts';

/**
 * The day up to which public sources were consulted for this list. Whoever publishes a standard checks the
 * entries again and moves it; older entries are shown as possibly out of date.
 */
const checkedAt = '2025-06-30';

function entry(
  id: string,
  kind: RightsEntry['kind'],
  name: Words,
  explanation: Words,
  contact: Words,
  url?: string,
): RightsEntry {
  return {
    id,
    kind,
    name: text(...name),
    explanation: text(...explanation),
    contact: text(...contact),
    ...defined({ url }),
    checkedAt,
  };
}

const phone = (number: string): Words => [
  `Phone ${number} (mainland China)`,
  `电话 ${number}`,
  `電話 ${number}（中國大陸）`,
];

/**
 * Where else to turn (A3d). Beyond emergencies, national numbers of mainland China; an endpoint publishes its
 * own.
 */
export const rights: readonly RightsEntry[] = [
  entry(
    'police',
    'emergency',
    ['Police', '公安机关报警', '公安機關報警'],
    [
      'Threats, stalking, extortion, danger to life.',
      '威胁、跟踪、敲诈及人身危险。',
      '威脅、跟蹤、敲詐及人身危險。',
    ],
    phone('110'),
  ),
  entry(
    'ambulance',
    'emergency',
    ['Ambulance', '急救', '急救'],
    [
      'Somebody is hurt, or may hurt themselves.',
      '有人受伤，或可能自伤。',
      '有人受傷，或可能自傷。',
    ],
    phone('120'),
  ),
  entry(
    'emergency-hong-kong-macao',
    'emergency',
    ['Hong Kong and Macao', '香港、澳门', '香港、澳門'],
    ['Police, fire, ambulance.', '警察、消防、救护。', '警察、消防、救護。'],
    ['Phone 999', '电话 999', '電話 999'],
  ),
  entry(
    'emergency-taiwan',
    'emergency',
    ['Taiwan', '台湾', '臺灣'],
    [
      'Police 110; fire and ambulance 119; protection from violence 113.',
      '警察 110；消防、救护 119；保护专线 113。',
      '警察 110；消防、救護 119；保護專線 113。',
    ],
    ['Phone 110, 119 or 113', '电话 110、119 或 113', '電話 110、119 或 113'],
  ),
  entry(
    'emergency-elsewhere',
    'emergency',
    ['Elsewhere', '其他地区', '其他地區'],
    [
      'The emergency number of where you are; a mobile phone connects 112 to it in most countries.',
      '请拨打当地紧急电话；在多数国家，用手机拨打 112 可接通。',
      '請撥打當地緊急電話；在多數國家，以手機撥打 112 可接通。',
    ],
    ['Your local emergency number', '当地紧急电话', '當地緊急電話'],
  ),
  entry(
    'legal-services',
    'legal-advice',
    ['Public legal services', '公共法律服务热线', '公共法律服務熱線'],
    ['Free legal advice and legal aid.', '免费法律咨询与法律援助。', '免費法律諮詢與法律援助。'],
    phone('12348'),
  ),
  entry(
    'courts',
    'judicial-aid',
    ['Courts', '人民法院诉讼服务', '人民法院訴訟服務'],
    [
      'Lawsuits and injunctions against infringement of personality rights.',
      '起诉与人格权侵害禁令。',
      '起訴與人格權侵害禁令。',
    ],
    phone('12368'),
  ),
  entry(
    'procuratorate',
    'public-interest',
    ['Procuratorate', '检察服务热线', '檢察服務熱線'],
    [
      'Leads for public-interest suits, such as personal data of many or minors.',
      '公益诉讼线索，如众多个人信息、未成年人保护。',
      '公益訴訟線索，如眾多個人資訊、未成年人保護。',
    ],
    phone('12309'),
  ),
  entry(
    'people-mediation',
    'mediation',
    ['People’s mediation', '人民调解委员会', '人民調解委員會'],
    [
      'Free mediation of disputes between private parties.',
      '免费调解民间纠纷。',
      '免費調解民間糾紛。',
    ],
    [
      'Through 12348 or the local committee',
      '可拨打 12348 或联系当地调解委员会',
      '可撥打 12348 或聯絡當地調解委員會',
    ],
  ),
  // The centre to which the guideline's reports of the whole country go.
  entry(
    'national-reporting-centre',
    'administration',
    [
      'National centre for reports of illegal and harmful information',
      '中央网信办违法和不良信息举报中心',
      '中央網信辦違法和不良信息舉報中心',
    ],
    [
      'Takes reports of online infringement from the whole of mainland China, in a zone of their own for enterprises.',
      '受理全国网络侵权信息举报，设有涉企举报专区。',
      '受理中國大陸各地的網絡侵權資訊舉報，設有涉企舉報專區。',
    ],
    phone('12377'),
    'https://www.12377.cn/',
  ),
  entry(
    'labour',
    'administration',
    ['Labour and social security', '人力资源和社会保障', '人力資源和社會保障'],
    [
      'Wages, contracts of employment, social insurance.',
      '工资、劳动合同与社会保险。',
      '工資、勞動合同與社會保險。',
    ],
    phone('12333'),
  ),
  entry(
    'consumers',
    'administration',
    ['Consumer protection', '消费者权益保护', '消費者權益保護'],
    ['Goods, services, refunds.', '商品、服务与退款。', '商品、服務與退款。'],
    phone('12315'),
  ),
  entry(
    'women',
    'support',
    ['Women’s rights line', '妇女维权热线', '婦女維權熱線'],
    ['Advice and support for women.', '妇女维权咨询与支持。', '婦女維權諮詢與支持。'],
    phone('12338'),
  ),
  entry(
    'youth',
    'support',
    ['Youth line', '青少年服务台', '青少年服務台'],
    [
      'Advice for young people and their parents.',
      '面向青少年及家长的咨询。',
      '面向青少年及家長的諮詢。',
    ],
    phone('12355'),
  ),
  entry(
    'disabled',
    'support',
    ['Disabled persons’ federation', '残疾人服务热线', '身心障礙者服務熱線'],
    [
      'Rights and services for people with disabilities.',
      '残疾人权益与服务。',
      '身心障礙者權益與服務。',
    ],
    phone('12385'),
  ),
];
