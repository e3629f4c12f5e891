import type { PlacedPosts, PlacesRequest } from '../../utils/protocol/page-tree.ts';
import { judgePlaces } from '../../utils/services/capture/judge-page.ts';

/** What the background answers a frame, by the same JSON, in whatever context a test runs. */
export async function judgeHere(request: PlacesRequest): Promise<PlacedPosts> {
  return JSON.parse(JSON.stringify(judgePlaces(JSON.stringify(request)))) as PlacedPosts;
}
