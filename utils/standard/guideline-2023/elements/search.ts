import type { Element } from '../../schema.ts';
import { text } from '../../text.ts';
import { shortText } from './fields.ts';

/** What locates an infringement in search results; kept apart from the page they lead to (A11b). */
export const searchElements: readonly Element[] = [
  {
    id: 'search-query',
    name: text('Words searched for', '搜索词', '搜尋詞'),
    reason: text(
      'The same result appears only for the same words.',
      '相同的搜索词才能重现该结果。',
      '相同的搜尋詞才能重現該結果。',
    ),
    howTo: text('Copy them from the search box.', '从搜索框复制。', '從搜尋框複製。'),
    field: shortText(),
    autofill: ['capture.search-query'],
  },
  {
    id: 'search-engine',
    name: text('Search service', '搜索服务', '搜尋服務'),
    reason: text(
      'Only the service that shows the result can remove it.',
      '只有展示结果的服务方能够移除它。',
      '只有展示結果的服務方能夠移除它。',
    ),
    howTo: text('Its name or address.', '填写名称或网址。', '填寫名稱或網址。'),
    field: shortText(),
    autofill: ['capture.search-engine'],
  },
  {
    id: 'search-part',
    name: text('Which part of the results', '搜索结果的哪一部分', '搜尋結果的哪一部分'),
    reason: text(
      'A link, a summary and a suggestion are removed in different ways.',
      '链接、摘要与联想词的移除方式不同。',
      '連結、摘要與聯想詞的移除方式不同。',
    ),
    howTo: text('Choose what you saw.', '按所见选择。', '按所見選擇。'),
    field: {
      type: 'choice',
      choices: [
        { id: 'link', name: text('Link', '链接', '連結') },
        { id: 'summary', name: text('Summary', '摘要', '摘要') },
        { id: 'cached-copy', name: text('Cached copy', '网页快照', '網頁快照') },
        { id: 'suggestion', name: text('Suggestion', '联想词', '聯想詞') },
        { id: 'related-search', name: text('Related search', '相关搜索', '相關搜尋') },
      ],
    },
    autofill: [],
  },
  {
    id: 'search-rank',
    name: text('Position in the results', '结果排位', '結果排位'),
    reason: text(
      'It helps to find the entry again.',
      '便于再次找到该条结果。',
      '便於再次找到該筆結果。',
    ),
    howTo: text(
      'Count from the top: 1 is first.',
      '从上往下数，首条为 1。',
      '從上往下數，首筆為 1。',
    ),
    field: { type: 'number', min: 1, max: 1000 },
    autofill: [],
  },
  {
    id: 'search-target',
    name: text('Page the result leads to', '结果指向的网页', '結果指向的網頁'),
    reason: text(
      'The page itself may need a report of its own.',
      '目标网页可能需要另行举报。',
      '目標網頁可能需要另行舉報。',
    ),
    howTo: text('Copy the address of the link.', '复制该链接的地址。', '複製該連結的網址。'),
    field: { type: 'url' },
    autofill: ['capture.link'],
  },
];
