import type { Said } from './conversation.ts';

/** The post at the top of the branch that a post is in. */
export function rootOf(post: Said, said: readonly Said[]): Said {
  const parent = post.parent === null ? undefined : said[post.parent];
  return parent === undefined ? post : rootOf(parent, said);
}

/** All posts below one that opens a branch, in order. */
export function branchOf(root: Said, said: readonly Said[]): Said[] {
  return said.filter((post) => post !== root && rootOf(post, said) === root);
}

export function answersTo(post: Said, said: readonly Said[]): Said[] {
  const place = said.indexOf(post);
  return said.filter(({ parent }) => parent === place);
}

export function rootsOf(said: readonly Said[]): Said[] {
  return said.filter(({ parent }) => parent === null);
}
