import { anyOf } from '../../pattern.ts';
import type { Names } from '../tree/names.ts';
import { endOf, isElementAt, type Tree } from '../tree/tree.ts';
import { isNameText } from './name-text.ts';
import { statedTimeAt, type TimeText } from './time-texts.ts';

const nameAttributes = [
  'data-author',
  'data-author-name',
  'data-user',
  'data-username',
  'data-user-name',
  'data-nick',
  'data-nickname',
  'data-sender',
  'data-from',
  'data-by',
  'author',
  'username',
];
const maxNameLength = 40;
/** `u31`, `1024`, `a3f09bc2`: what a site calls an account, not what it shows. */
const accountNumber = /^(?:[a-z]{0,4}[-_]?\d+|(?=\S*\d)[0-9a-f-]{8,})$/i;
const personPicture = /avatar|face|portrait|head-?(?:img|pic)|user-?pic|profile|touxiang/i;
/** What a picture of somebody is called beside their name. */
const pictureWords = anyOf(
  [
    '^(?:avatar|profile (?:picture|photo|image)|photo|picture) (?:of|for) ',
    "['’]s? (?:avatar|profile (?:picture|photo|image)|photo|picture)$| (?:avatar",
    String.raw`profile (?:picture|photo|image))$|\s*的?(?:头像|頭像)$|\s*(?:さん)?の?(?:アイコン`,
    'アバター|プロフィール画像)$',
  ],
  'i',
);

/** Names and times that a page gives in attributes alone, by the element that bears them. */
export interface UnshownFacts {
  readonly names: ReadonlyMap<number, string>;
  readonly timeTexts: ReadonlyMap<number, TimeText>;
}

/** Each kind only where more of it is told so than is shown. */
export function findUnshown(
  tree: Tree,
  names: Names,
  shown: { readonly names: number; readonly timeTexts: number },
): UnshownFacts {
  const found = { names: new Map<number, string>(), timeTexts: new Map<number, TimeText>() };
  for (let index = 0; index < tree.size; index++) {
    if (!isElementAt(tree, index)) continue;
    const name = nameAt(tree, names, index);
    if (name !== undefined) found.names.set(index, name);
    const timeText = timeTextAt(tree, names, index);
    if (timeText !== undefined) found.timeTexts.set(index, timeText);
  }
  return {
    names: found.names.size > shown.names ? found.names : new Map(),
    timeTexts: found.timeTexts.size > shown.timeTexts ? found.timeTexts : new Map(),
  };
}

function nameAt(tree: Tree, names: Names, index: number): string | undefined {
  const name = tree.tags[index] === 'img' ? pictured(names, index) : attributed(tree, names, index);
  const trimmed = name?.normalize('NFKC').trim();
  const isName =
    trimmed !== undefined &&
    trimmed.length <= maxNameLength &&
    isNameText(trimmed) &&
    !accountNumber.test(trimmed);
  return isName ? trimmed : undefined;
}

/** Whom a picture shows. */
function pictured(names: Names, index: number): string | undefined {
  const alt = names.attribute(index, 'alt') ?? '';
  if (pictureWords.test(alt)) return alt.replace(pictureWords, '');
  return personPicture.test(names.of(index)) ? alt : undefined;
}

function attributed(tree: Tree, names: Names, index: number): string | undefined {
  const attribute = nameAttributes.find((each) => names.attribute(index, each) !== undefined);
  if (attribute !== undefined) return names.attribute(index, attribute);
  const isItem = /^(?:li|article)$/.test(tree.tags[index] ?? '');
  const label = isItem ? names.attribute(index, 'aria-label') : undefined;
  return label?.replace(byline, '');
}

/** What the label of a post says beside the name. */
const byline = /^(?:(?:comment|reply|post|message|answer|review) (?:by|from)|by|from)\s+/i;

function timeTextAt(tree: Tree, names: Names, index: number): TimeText | undefined {
  if (tree.tags[index] === 'time' || endOf(tree, index) - index < 3) return undefined;
  const time = statedTimeAt(names, index);
  const text = time?.iso;
  return text === undefined
    ? undefined
    : { ...time, index, text, source: 'time-element', kind: 'instant' };
}
