import type { PageTree } from '../../../utils/protocol/page-tree.ts';

type Post = readonly [author: string, time: string, words: string, account?: string];

/**
 * What a page writes down of a list of posts, seven nodes each: the element; author, time and words, each
 * with its text. The account of an author is their name where nothing else is told.
 */
export function pageTreeOf(posts: readonly Post[]): PageTree {
  const tree: PageTree = {
    ...{ tags: [], texts: [], parents: [], attributes: [], media: [], matched: [] },
    baseUrl: 'https://forum.example.org/t/1',
  };
  const push = (tag: string, text: string, parent: number, attributes: string[] = []): number => {
    tree.texts.push(text);
    tree.parents.push(parent);
    tree.attributes.push(attributes);
    return tree.tags.push(tag) - 1;
  };
  const list = push('main', '', push('#root', '', -1));
  for (const [author, time, words, account = author] of posts) {
    const post = push('article', '', list, ['class', 'post']);
    push('', author, push('a', '', post, ['class', 'author', 'href', `/u/${account}`]));
    push('', time, push('time', '', post, ['datetime', time]));
    push('', words, push('p', '', post, ['class', 'text']));
  }
  return tree;
}
