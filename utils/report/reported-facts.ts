import { defined } from '../defined.ts';
import type { CaptureFacts } from '../protocol/capture-facts.ts';
import { ownPermalink } from '../protocol/own-permalink.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';

/**
 * What a draft reports of its capture: of a selection over several posts, the one that the reporter picked
 * with the words selected in it. Without a pick, and with all of them, no single post is meant.
 */
export function reportedFacts(
  { reachedPost }: Pick<Draft, 'reachedPost'>,
  capture: CaptureRecord | undefined,
): CaptureFacts | undefined {
  const facts = capture?.facts;
  const picked = typeof reachedPost === 'number' ? facts?.reached?.posts[reachedPost] : undefined;
  if (facts === undefined || picked === undefined) return facts;
  const { selection } = facts;
  const quote = { exact: picked.words, prefix: '', suffix: '' };
  return {
    ...facts,
    post: picked.post,
    ...defined({ selection: selection && { ...selection, quote } }),
  };
}

/** The addresses of what is reported, that of the page where no post has one of its own on the same site. */
export function reportedUrls(draft: Draft, capture: CaptureRecord | undefined): string[] {
  const facts = reportedFacts(draft, capture);
  const page = facts?.page.url.cleaned ?? draft.url;
  if (draft.reachedPost !== 'all') return [ownPermalink(facts?.post?.permalink, page) ?? page];
  const own = (facts?.reached?.posts ?? []).flatMap(
    ({ post }) => ownPermalink(post.permalink, page) ?? [],
  );
  return own.length === 0 ? [page] : own;
}
