import type { LocalizedText } from '../protocol/primitives.ts';
import type { Facts } from './condition.ts';
import { findCategory } from './find.ts';
import type { Standard } from './schema.ts';
import { text } from './text.ts';

export type Missing = {
  /** The id of the element or of the document rule, or `category`, `subtype`, `surface`, `affected`. */
  readonly element: string;
  /** Beside which part of a form it is named. */
  readonly field: 'category' | 'surface' | 'affected' | 'element' | 'document';
  readonly name: LocalizedText;
  readonly reason: LocalizedText;
  readonly howTo: LocalizedText;
};

/** What every standard asks before anything else: without these no rule can be chosen. */
const basics = {
  category: {
    name: text('What kind of harm', '侵权类型', '侵權類型'),
    reason: text(
      'The kind of harm decides what a report needs and who handles it.',
      '侵权类型决定需要哪些要件、由谁办理。',
      '侵權類型決定需要哪些要件、由誰辦理。',
    ),
    howTo: text(
      'Choose the one that fits best; you can change it later.',
      '选最贴近的一项，之后可以修改。',
      '選最貼近的一項，之後可以修改。',
    ),
  },
  surface: {
    name: text('Where it appeared', '出现位置', '出現位置'),
    reason: text(
      'A post, a live stream and a search result are located in different ways.',
      '帖文、直播与搜索结果的定位方式各不相同。',
      '貼文、直播與搜尋結果的定位方式各不相同。',
    ),
    howTo: text(
      'Usually filled in from the page; otherwise choose from the list.',
      '一般由页面自动识别，否则请从列表中选择。',
      '一般由頁面自動識別，否則請從清單中選擇。',
    ),
  },
  affected: {
    name: text('Who is affected', '受害方', '受害方'),
    reason: text(
      'It decides which proof is needed and how urgently the report is handled.',
      '这决定需要哪些证明以及办理的缓急。',
      '這決定需要哪些證明以及辦理的緩急。',
    ),
    howTo: text(
      'Say whether it is you, a child in your care, someone you act for or an enterprise.',
      '请说明是本人、所监护的孩子、委托人还是企业。',
      '請說明是本人、所監護的孩子、委託人還是企業。',
    ),
  },
} as const;

const subtype = {
  name: text('More precisely', '具体情形', '具體情形'),
  reason: text(
    'This kind of harm is too wide to be checked without saying which.',
    '该类型范围较广，需说明具体情形才能核查。',
    '該類型範圍較廣，需說明具體情形才能核查。',
  ),
  howTo: text('Choose one of its sub-types.', '请选择其中一种情形。', '請選擇其中一種情形。'),
} as const;

/** The category, surface or party not chosen, or `subtype` where the category alone is too vague. */
export function missingBasics(facts: Facts, standard: Standard): Missing[] {
  const unchosen = (['category', 'surface', 'affected'] as const)
    .filter((field) => facts[field] === undefined)
    .map((field): Missing => ({ element: field, field, ...basics[field] }));
  const category = findCategory(standard, facts.category);
  const isVague = category?.needsSubtype === true && category.id === facts.category;
  return isVague ? [...unchosen, { element: 'subtype', field: 'category', ...subtype }] : unchosen;
}
