import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';
import { reportedUrls } from './reported-facts.ts';

/** The most addresses that one report names (`reportBodySchema.targets`). */
export const maxTargets = 200;

function isTarget(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 8192;
}

/**
 * Splits pasted text into addresses, which stand one per line or between spaces. `rest` is what is no
 * address.
 */
export function splitTargets(text: string): {
  readonly targets: readonly string[];
  readonly rest: readonly string[];
} {
  const words = text.split(/[\s,，、]+/).filter((word) => word !== '');
  const targets = [...new Set(words.filter(isTarget).map((word) => new URL(word).href))];
  return { targets, rest: words.filter((word) => !isTarget(word)) };
}

/** The address of what was captured, then the ones added by hand, each once. */
export function readTargets(draft: Draft, capture: CaptureRecord | undefined): string[] {
  const added = (draft.targets ?? []).filter(isTarget);
  return [...new Set([...reportedUrls(draft, capture), ...added])].slice(0, maxTargets);
}
