import { useEffect, useState } from 'preact/hooks';
import type { SelectionFacts } from '../../utils/protocol/capture.ts';
import { highlightQuote } from './highlight-quote.ts';
import styles from './SnapshotFrame.module.css';
import { parseHtml, wallView } from './wall-view.ts';

export interface SnapshotFrameProps {
  /** The self-contained view; hostile, whatever wrote it. */
  readonly view: Blob;
  readonly quote: SelectionFacts['quote'] | undefined;
  readonly title: string;
}

/**
 * A snapshot behind three walls: its own `default-src 'none'` policy first in its head, the sandbox without
 * any permission, and this page's policy, which a blob document inherits.
 */
export function SnapshotFrame({ view, quote, title }: SnapshotFrameProps) {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    let opened: string | undefined;
    let isShown = true;
    view.text().then((html) => {
      if (!isShown) return;
      const marked = wallView(parseHtml(quote === undefined ? html : highlightQuote(html, quote)));
      opened = URL.createObjectURL(new Blob([marked], { type: 'text/html' }));
      setUrl(opened);
    });
    return () => {
      isShown = false;
      if (opened !== undefined) URL.revokeObjectURL(opened);
    };
  }, [view, quote]);
  return url === undefined ? null : (
    <iframe
      class={styles['frame']}
      sandbox=""
      src={url}
      title={title}
      referrerpolicy="no-referrer"
    />
  );
}
