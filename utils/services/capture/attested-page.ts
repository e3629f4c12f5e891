import { defined } from '../../defined.ts';
import { isoFromMachineDate } from '../../posts/time/machine-date.ts';
import type { PageFacts } from '../../protocol/capture.ts';
import type { CapturedFrame } from './capture-sessions.ts';

/**
 * What a page says of itself, as far as it is believed. It cannot speak for the browser; and what its dates
 * mean is told here, of their words alone: no script in a page holds what reads times.
 */
export function attestedPage({
  facts: { page },
  attestedUrl,
}: Pick<CapturedFrame, 'facts' | 'attestedUrl'>): PageFacts {
  const { attested: _, ...url } = page.url;
  return {
    ...page,
    url: { ...url, ...defined({ attested: attestedUrl }) },
    dates: page.dates.map(({ source, role, text }) => ({
      source,
      role,
      text,
      ...defined({ iso: isoFromMachineDate(text) }),
    })),
  };
}
