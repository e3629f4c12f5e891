import { defined } from '../../defined.ts';
import type { StatedDate } from '../../protocol/capture.ts';
import { clip, shortTextLength } from '../../protocol/clip.ts';
import type { TimeText } from '../signals/time-texts.ts';

/** A time text as the wire states it. */
export function statedTime(timeText: TimeText): StatedDate {
  return {
    source: timeText.source,
    role: 'published',
    text: clip(timeText.text, shortTextLength),
    ...defined({ iso: timeText.iso }),
  };
}
