import { useEffect, useState } from 'preact/hooks';
import { browserSanitizer } from '../../utils/evidence/sanitize/browser-sanitizer.ts';
import type { SelectionFacts } from '../../utils/protocol/capture.ts';
import { highlightQuote } from './highlight-quote.ts';
import styles from './SnapshotFrame.module.css';

export interface SnapshotFrameProps {
  /** The self-contained view; hostile, whatever wrote it. */
  readonly view: Blob;
  readonly quote: SelectionFacts['quote'] | undefined;
  readonly title: string;
}

/**
 * A snapshot behind three walls: its own `default-src 'none'` policy first in its head, the sandbox without
 * any permission, and this page's policy, which a `srcdoc` document inherits. Chromium puts
 * rules of its own into a `blob:` document of an extension, and would show other fonts than the page's.
 */
export function SnapshotFrame({ view, quote, title }: SnapshotFrameProps) {
  const [sanitized, setWalled] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    view.text().then((html) => {
      if (!isShown) return;
      setWalled(
        browserSanitizer().ofHtml(quote === undefined ? html : highlightQuote(html, quote)),
      );
    });
    return () => {
      isShown = false;
    };
  }, [view, quote]);
  return sanitized === undefined ? null : (
    <iframe
      class={styles['frame']}
      sandbox=""
      srcdoc={sanitized}
      title={title}
      referrerpolicy="no-referrer"
    />
  );
}
