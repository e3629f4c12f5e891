import { defined } from '../../defined.ts';
import type { StatedDate, TimeReading } from '../../protocol/capture.ts';
import { clip, shortTextLength } from '../../protocol/clip.ts';
import type { TimeText } from '../signals/time-texts.ts';
import type { TimeSpan } from './found-time.ts';

/** A time text as the wire states it. */
export function statedTime(timeText: TimeText): StatedDate {
  return {
    source: timeText.source,
    role: 'published',
    text: clip(timeText.text, shortTextLength),
    ...defined({ iso: timeText.iso, reading: timeText.span && readingOf(timeText.span) }),
  };
}

/** What is known of an instant, as the wire states it. */
export function readingOf({
  how,
  precision,
  earliestMs,
  latestMs,
  isZoneAssumed,
}: TimeSpan): TimeReading {
  return {
    how,
    precision,
    earliest: new Date(earliestMs).toISOString(),
    latest: new Date(latestMs).toISOString(),
    ...defined({ isZoneAssumed: isZoneAssumed || undefined }),
  };
}
