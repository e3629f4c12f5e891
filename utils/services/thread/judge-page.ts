import { PlaintError } from '../../errors.ts';
import { parseJson } from '../../parse-json.ts';
import { readPageTree } from '../../posts/tree/read-page-tree.ts';
import { finish } from '../../posts/tree/steps.ts';
import { type Judged, judgeRequestSchema } from '../../protocol/page-tree.ts';
import { judgeThreadSteps } from '../../thread/judge-thread.ts';

/** Finds the posts of a page that was written down as JSON; gives them as JSON. Throws `invalid_message`. */
export function judgePage(json: string): string {
  const request = parseJson(judgeRequestSchema, json);
  if (request === undefined) throw new PlaintError('invalid_message');
  const { tree, reference, profile, stated } = request;
  const judged: Judged = finish(judgeThreadSteps(readPageTree(tree), reference, profile, stated));
  return JSON.stringify(judged);
}
