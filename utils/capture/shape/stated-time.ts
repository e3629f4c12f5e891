import type { StatedDate } from '../../protocol/capture.ts';
import { clip, shortTextLength } from '../facts/clip.ts';
import type { Stamp } from './stamp-signals.ts';

/** A stamp as the wire states it. */
export function statedTime(stamp: Stamp): StatedDate {
  return {
    source: stamp.source,
    role: 'published',
    text: clip(stamp.text, shortTextLength),
    ...(stamp.iso === undefined ? {} : { iso: stamp.iso }),
  };
}
