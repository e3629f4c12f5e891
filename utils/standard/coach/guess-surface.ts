import type { CaptureFacts } from '../../protocol/capture-facts.ts';
import type { Sources } from '../autofill.ts';
import { findSurface } from '../find.ts';
import type { Standard } from '../schema.ts';

function guess(facts: CaptureFacts | undefined, sources: Sources): string {
  if (sources['capture.search-query'] !== undefined) return 'search';
  if (sources['capture.place'] === 'video') return 'short-video';
  return facts?.post || facts?.reached ? 'post' : 'page';
}

/** The surface that the capture suggests, if the standard has it; the reporter may choose another. */
export function guessSurface(
  facts: CaptureFacts | undefined,
  sources: Sources,
  standard: Standard,
): string | undefined {
  return findSurface(standard, guess(facts, sources))?.id;
}
