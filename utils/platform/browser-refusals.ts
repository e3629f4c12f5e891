import { anyOf } from '../pattern.ts';

/**
 * What a browser says when an extension asks for what is gone or not allowed. There is no code for it:
 * Chromium and Firefox each have their words, and nothing else tells these conditions from a bug of ours.
 */
function says(words: RegExp): (thrown: unknown) => boolean {
  return (thrown) => thrown instanceof Error && words.test(thrown.message);
}

/** No other context of the extension is there to hear, or it went away before it answered. */
export const isNobodyThere: (thrown: unknown) => boolean = says(
  anyOf(
    [
      String.raw`receiving end does not exist|(?:port|channel|conduit)\b.* closed|disconnected port`,
      'context invalidated|(?:actor|Conduits).* destroyed|no current offscreen document',
    ],
    'i',
  ),
);

/** The tab, its window or its frame was closed, or shows another page by now. */
export const isTabGone: (thrown: unknown) => boolean = says(
  anyOf(
    [
      String.raw`(?:no|invalid) (?:tab|frame|window)|(?:tab|frame|window)\b.*(?:closed|removed`,
      'not found|gone|discarded|navigat)|missing host permission|document .* unloaded',
      'destroyed',
    ],
    'i',
  ),
);

/** The browser lets no extension into this page, or not any more. */
const isPageClosedToUs: (thrown: unknown) => boolean = says(
  anyOf(
    [
      'cannot access|cannot be scripted|(?:missing|lacks?|without|must request',
      'in effect).*permission|permission.*(?:in effect|required|denied)|error page',
      'extensions gallery|not allowed|blocked',
    ],
    'i',
  ),
);

/** The toolbar's popup opens only in a window that is in front, and at times only at a click. */
export const isPopupRefused: (thrown: unknown) => boolean = says(
  /popup|user gesture|active browser window|focus|no window/i,
);

/** Firefox rejects where no administrator has set anything. */
export const isPolicyMissing: (thrown: unknown) => boolean = says(/manifest not found|not found/i);

/** What may happen to a tab at any time. */
export function isOutOfReach(thrown: unknown): boolean {
  return isTabGone(thrown) || isPageClosedToUs(thrown) || isNobodyThere(thrown);
}

/** A picture of a tab that is not drawn, is no longer in front, or comes too soon after the last. */
export const isShootingRefused: (thrown: unknown) => boolean = says(
  anyOf(
    [
      'MAX_CAPTURE_VISIBLE_TAB|readback failed|failed to capture|activeTab|active tab',
      String.raw`(?:tab|window|view)\b.*(?:closed|gone|not)|no (?:tab|window)|cannot access`,
    ],
    'i',
  ),
);

/** What the manifest or an administrator requires cannot be given back. */
export const isRequired: (thrown: unknown) => boolean = says(/required|policy|managed/i);
