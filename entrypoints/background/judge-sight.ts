import { readPageTree } from '../../utils/capture/shape/read-page-tree.ts';
import { finish } from '../../utils/capture/shape/steps.ts';
import { PlaintError } from '../../utils/errors.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { type Judged, sightSchema } from '../../utils/protocol/page-tree.ts';
import { judgeThreadSteps } from '../../utils/thread/judge-thread.ts';

/** Finds the posts of a page that was written down as JSON; gives them as JSON. Throws `invalid_message`. */
export function judgeSight(json: string): string {
  const sight = parseJson(sightSchema, json);
  if (sight === undefined) throw new PlaintError('invalid_message');
  const { tree, reference, profile } = sight;
  const judged: Judged = finish(judgeThreadSteps(readPageTree(tree), reference, profile));
  return JSON.stringify(judged);
}
