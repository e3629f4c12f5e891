import type { AcceptanceCondition } from '../schema.ts';
import { named } from './named.ts';

const zone = { affected: ['enterprise'] };

/** The six acceptance conditions of an enterprise report (A14a). */
export const acceptance: readonly AcceptanceCondition[] = [
  {
    ...named(
      'statement',
      ['Statement', '举报事由', '舉報事由'],
      ['What is reported and why.', '举报什么、为何举报。', '舉報什麼、為何舉報。'],
    ),
    when: zone,
    elements: [
      'statement',
      'false-statement',
      'why-false',
      'secret',
      'false-account',
      'genuine-account',
    ],
    documents: [],
  },
  {
    ...named(
      'right-holder',
      ['Right-holder', '权利人证明', '權利人證明'],
      [
        'Proof of being the right-holder; for an agent identity and authorisation.',
        '权利人身份证明；代理的，另附代理人身份及授权。',
        '權利人身分證明；代理的，另附代理人身分及授權。',
      ],
    ),
    when: zone,
    elements: ['enterprise-name', 'enterprise-code', 'enterprise-role'],
    documents: [
      'right-holder-proof',
      'enterprise-agent-authorisation',
      'enterprise-agent-identity',
    ],
  },
  {
    ...named(
      'contact',
      ['Name and contact', '姓名与联系方式', '姓名與聯絡方式'],
      ['Who can be asked.', '便于联系的姓名与方式。', '便於聯絡的姓名與方式。'],
    ),
    when: zone,
    elements: ['name', 'contact'],
    documents: [],
  },
  {
    ...named(
      'location',
      ['Exact location', '准确定位', '準確定位'],
      [
        'The exact URL or what locates the content.',
        '准确链接或其他定位信息。',
        '準確連結或其他定位資訊。',
      ],
    ),
    when: zone,
    elements: ['url', 'interval', 'search-query', 'search-engine', 'search-part'],
    documents: [],
  },
  {
    ...named(
      'evidence',
      ['Preliminary evidence', '初步证据', '初步證據'],
      ['What supports the claim.', '支持主张的初步材料。', '支持主張的初步材料。'],
    ),
    when: zone,
    elements: ['quote', 'demand', 'linked-accounts'],
    documents: ['contrary-evidence'],
  },
  {
    ...named(
      'declaration',
      ['Declaration', '真实合法性承诺', '真實合法性承諾'],
      ['Truth and lawfulness.', '承诺真实、合法。', '承諾真實、合法。'],
    ),
    when: zone,
    elements: ['declaration'],
    documents: [],
  },
];
