import type { MessageKey } from '../../utils/i18n/messages.ts';

/** The sentence that explains why a page could not be read; reasons are those of `classifyForbiddenPage`. */
export function forbiddenMessage(reason: string) {
  switch (reason) {
    case 'link-only':
      return 'evidence.forbidden.linkOnly' satisfies MessageKey;
    case 'store':
      return 'evidence.forbidden.store' satisfies MessageKey;
    case 'pdf':
      return 'evidence.forbidden.pdf' satisfies MessageKey;
    case 'source-view':
      return 'evidence.forbidden.source' satisfies MessageKey;
    case 'local-file':
      return 'evidence.forbidden.file' satisfies MessageKey;
    case 'browser-page':
      return 'evidence.forbidden.browser' satisfies MessageKey;
    case 'hidden':
      return 'evidence.forbidden.hidden' satisfies MessageKey;
    default:
      return 'evidence.forbidden.other' satisfies MessageKey;
  }
}
