import { PlaintError } from '../../errors.ts';
import { parseJson } from '../../parse-json.ts';
import { readPostsAtSteps } from '../../posts/records/posts-at.ts';
import { readPageTree } from '../../posts/tree/read-page-tree.ts';
import { finish, finishBefore } from '../../posts/tree/steps.ts';
import {
  type Judged,
  judgeRequestSchema,
  type PlacedPosts,
  placesRequestSchema,
} from '../../protocol/page-tree.ts';
import { maxJudgeMs, maxSightLength } from '../../protocol/page-tree-limits.ts';
import { judgeThreadSteps } from '../../thread/judge-thread.ts';

/** Finds the posts of a page that was written down as JSON, as a discussion. Throws `invalid_message`. */
export function judgePage(json: string): Judged {
  const { tree, reference, profile, stated } = readSight(judgeRequestSchema, json);
  return finish(judgeThreadSteps(readPageTree(tree), reference, profile, stated));
}

/**
 * Finds the posts that places of such a page lie in. Throws `invalid_message`, and `cancelled` once nobody
 * waits for the answer any more: the worker has a capture to take.
 */
export function judgePlaces(json: string): PlacedPosts {
  const startedAt = performance.now();
  const { tree, reference, places } = readSight(placesRequestSchema, json);
  const isLate = () => performance.now() - startedAt > maxJudgeMs;
  const placed = finishBefore(readPostsAtSteps(readPageTree(tree), reference, places), isLate);
  if (placed === undefined) throw new PlaintError('cancelled');
  return placed;
}

/** What a page's process wrote: of a bounded length, and of its shape. */
function readSight<Sight>(schema: Parameters<typeof parseJson<Sight>>[0], json: string): Sight {
  const sight = json.length > maxSightLength ? undefined : parseJson(schema, json);
  if (sight === undefined) throw new PlaintError('invalid_message');
  return sight;
}
