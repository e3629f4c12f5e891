import { readPageTree } from '../../posts/tree/read-page-tree.ts';
import { finish } from '../../posts/tree/steps.ts';
import type { PageLook } from '../../protocol/page-look.ts';
import type { JudgedPost } from '../../protocol/page-tree.ts';
import type { SiteProfile } from '../../protocol/site-profile.ts';
import { judgeThreadSteps } from '../judge-thread.ts';
import { type Learned, learnProfile } from './learn-profile.ts';

/** What a person corrected: nodes that hold a post, and nodes that hold none. */
export interface Lesson {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

export const noLesson: Lesson = { added: [], removed: [] };

export interface LookReading {
  readonly posts: readonly JudgedPost[];
  /**
   * The site profile that the corrections lead to; absent where there are none, or where selectors cannot
   * tell them.
   */
  readonly profile?: SiteProfile;
  /**
   * Whether the corrections change anything. They do not where the page's markup is the same for what is a
   * post and what is none.
   */
  readonly isLearned: boolean;
}

/** The posts of a page as Plaint recognises them by itself, and as it does with what it was taught. */
export function readLook(look: PageLook, lesson: Lesson): LookReading {
  const tree = readPageTree(look.tree);
  const byShape = finish(judgeThreadSteps(tree, look.reference, undefined, look.stated));
  if (lesson.added.length + lesson.removed.length === 0)
    return { posts: byShape.posts, isLearned: true };
  const removed = new Set(lesson.removed);
  const posts = [...byShape.posts.map(({ at }) => at), ...lesson.added].filter(
    (at) => !removed.has(at),
  );
  const host = URL.parse(look.url)?.hostname ?? '';
  const examples = { posts: [...new Set(posts)], others: lesson.removed };
  const learned = host === '' ? undefined : learnProfile(tree, host, examples);
  const judged = learned && judgeTaught(look, learned);
  if (learned === undefined || judged?.profile === undefined)
    return { posts: byShape.posts, isLearned: false };
  return { posts: judged.posts, profile: learned.profile, isLearned: true };
}

function judgeTaught(look: PageLook, { profile, at }: Learned) {
  const matched = [{ selector: profile.post, at: [...at] }];
  const tree = readPageTree({ ...look.tree, matched });
  return finish(judgeThreadSteps(tree, look.reference, profile, look.stated));
}
