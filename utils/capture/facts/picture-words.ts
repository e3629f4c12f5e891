import { attributeOf, localNameOf } from '../../dom/elements.ts';
import {
  characterDataOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
} from '../../dom/nodes.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import { anyOf } from '../../pattern.ts';
import { collapse } from '../../protocol/clip.ts';
import { finiteBoxOf } from './box.ts';

/** One or more emoji, or the code of one: `:bow:`, `[doge]`. */
const sign = anyOf(
  [
    String.raw`^(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d`,
    String.raw`\ufe0f)+|:[\w+-]{1,40}:|\[[^\s[\]]{1,12}\])$`,
  ],
  'u',
);

/** Classes and file names of pictures that stand for a sign. */
const signNames = anyOf(
  [
    String.raw`(?:^|[\s_\-/.])(?:tw)?(?:emojis?|emoticons?|emotes?|smileys?|smilies|smile|stickers?`,
    String.raw`kaomoji)(?:[\s_\-/.\d]|$)`,
  ],
  'i',
);

/** Classes of pictures that say something of a person or belong to a control. */
const trimmingNames = /avatar|badge|icon|verified|flag|level|rank|medal|logo|photo|button/i;

/** Parents in which a picture is no part of a sentence. */
const apartTags = new Set('a button label h1 h2 h3 h4 h5 h6 summary'.split(' '));

const twoWords =
  /[\p{L}\p{N}][^\p{L}\p{N}]*\s+[^\p{L}\p{N}]*[\p{L}\p{N}]|[\p{Ideographic}\p{scx=Hira}\p{scx=Hang}]{4}/u;

const maxNameLength = 200;
const maxAddressLength = 2_000;
/** CSS pixels: the height of a large line of text. A higher picture is looked at, not read. */
const maxLineHeight = 64;
const maxSiblings = 200;

/**
 * The words that a picture stands for where it is read as part of a text: an emoji, the code or the name of
 * one, or the name of a small picture in a sentence. The name is the accessible one. Undefined for every
 * other element.
 */
export function wordsOfPicture(element: Element): string | undefined {
  if (!isPicture(element)) return undefined;
  const name = accessibleName(element);
  if (name === undefined || name.length > maxNameLength) return undefined;
  return isSign(element, name) || isInSentence(element, name) ? name : undefined;
}

/** An image, or an empty element that is drawn as one. */
function isPicture(element: Element): boolean {
  const tag = localNameOf(element);
  if (tag === 'img' || tag === 'svg') return true;
  if (tag === 'input') return attributeOf(element, 'type')?.toLowerCase() === 'image';
  if (firstChildOf(element) !== null) return false;
  return (
    attributeOf(element, 'role')?.toLowerCase() === 'img' ||
    signNames.test(attributeOf(element, 'class') ?? '')
  );
}

/** As far as the element itself gives it (accname 1.2): its label, its alternative, its title. */
function accessibleName(element: Element): string | undefined {
  if (attributeOf(element, 'aria-hidden') === 'true') return undefined;
  const tag = localNameOf(element);
  return [
    attributeOf(element, 'aria-label'),
    tag === 'img' || tag === 'input' ? attributeOf(element, 'alt') : undefined,
    tag === 'svg' ? titleOfSvg(element) : undefined,
    attributeOf(element, 'title'),
  ]
    .map((each) => collapse(each ?? ''))
    .find((each) => each !== '');
}

function titleOfSvg(svg: Element): string | undefined {
  for (const child of childrenOf(svg)) {
    if (!isElement(child) || localNameOf(child) !== 'title') continue;
    const text = firstChildOf(child);
    return text !== null && isText(text) ? characterDataOf(text).toWellFormed() : undefined;
  }
  return undefined;
}

function isSign(element: Element, name: string): boolean {
  if (sign.test(name)) return true;
  return ['class', 'src'].some((attribute) => {
    const value = attributeOf(element, attribute) ?? '';
    return value.length < maxAddressLength && signNames.test(value);
  });
}

/** Beside words in the same element, and no larger than a line of them. */
function isInSentence(element: Element, name: string): boolean {
  const parent = parentElementOf(element);
  if (parent === undefined || apartTags.has(localNameOf(parent))) return false;
  if (trimmingNames.test(attributeOf(element, 'class') ?? '')) return false;
  const beside = childrenOf(parent)
    .flatMap((child) => (isText(child) ? [collapse(characterDataOf(child))] : []))
    .join(' ');
  // The picture of whoever is named beside it.
  if (!twoWords.test(beside) || beside.includes(name)) return false;
  return finiteBoxOf(element).height <= maxLineHeight;
}

function childrenOf(parent: Node): Node[] {
  const children: Node[] = [];
  for (
    let child: Node | null = firstChildOf(parent);
    child !== null && children.length < maxSiblings;
    child = nextSiblingOf(child)
  ) {
    children.push(child);
  }
  return children;
}
