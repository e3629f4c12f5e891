import { mask, type Names } from './names.ts';
import { parentOf, type Tree } from './tree.ts';

/** Elements that never hold a whole post. */
const partTags = new Set(
  (
    'a abbr audio b br button cite code em font form head header h1 h2 h3 h4 h5 h6 hr html i iframe img input ' +
    'kbd label main mark menu nav option picture pre q s select small source strong sub summary sup svg textarea ' +
    'tfoot thead time title track u var video wbr body #root'
  ).split(' '),
);

const namedTags = new Set([
  'article',
  'li',
  'tr',
  'dd',
  'dl',
  'details',
  'table',
  'tbody',
  'section',
  'blockquote',
  'p',
]);
const typeAttributes = [
  'role',
  'itemprop',
  'data-testid',
  'data-e2e',
  'data-type',
  'data-component',
  'data-role',
];

export function canBePost(tag: string): boolean {
  return tag !== '' && !partTags.has(tag);
}

/**
 * The ways in which an element is like others: its tag with each class, role, type, test id, the pattern of
 * its id, its tag below its parent's. Elements that share a key may be of one kind; which key is right is
 * found by looking at what they hold.
 */
export function shapeKeys(tree: Tree, names: Names, index: number): string[] {
  const tag = tree.tags[index] ?? '';
  const keys = names.classesOf(index).map((token) => `${tag}.${token}`);
  for (const attribute of typeAttributes) {
    const value = names.attribute(index, attribute);
    if (value) keys.push(`${tag}[${attribute}=${mask(value.slice(0, 60))}]`);
  }
  const type = names.attribute(index, 'itemtype');
  if (type) keys.push(`${tag}[itemtype=${type.split('/').at(-1)?.slice(0, 40) ?? ''}]`);
  const id = names.attribute(index, 'id')?.slice(0, 60);
  if (id && /\d/.test(id)) keys.push(`${tag}#${mask(id).replace(/#[0-9a-z]*/gi, '#')}`);
  if (tag.includes('-') || namedTags.has(tag)) keys.push(tag);
  const parent = parentOf(tree, index);
  if (parent >= 0) {
    const up = `${tree.tags[parent] ?? ''}.${names.classesOf(parent)[0] ?? ''}`;
    keys.push(`${up}>${tag}`, `@${parent}>${tag}`);
  }
  return keys;
}

/** The single key by which siblings are told apart: tag, first class, role. */
export function siblingKey(names: Names, tree: Tree, index: number): string {
  const first = names.classesOf(index)[0] ?? '';
  return `${tree.tags[index] ?? ''}.${first}@${names.attribute(index, 'role') ?? ''}`;
}
