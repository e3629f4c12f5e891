import { useEffect, useState } from 'preact/hooks';
import { browserSanitizer } from '../../utils/evidence/sanitize/browser-sanitizer.ts';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useActWords } from './acts/act-words.tsx';
import { useWork } from './desk-context.ts';
import styles from './SnapshotWindow.module.css';

export interface SnapshotWindowProps {
  /** The frozen page as one document; hostile, whatever wrote it. */
  readonly view: Blob;
  readonly title: string;
}

interface Ready {
  readonly html: string;
  /** Undefined: there is no second address, and without it nothing is shown. */
  readonly address: string | undefined;
}

/**
 * A frozen page behind four walls: its own policy first in its head, a frame without any permission, the
 * policy of the document around that frame, and an origin that shares nothing with the desk.
 */
export function SnapshotWindow({ view, title }: SnapshotWindowProps) {
  const { t } = useActWords();
  const work = useWork();
  const [ready, setReady] = useState<Ready | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    const prepare = async () => {
      const [written, address] = await Promise.all([view.text(), work.readSnapshotAddress()]);
      if (isShown) setReady({ html: browserSanitizer().ofHtml(written), address });
    };
    void prepare();
    return () => {
      isShown = false;
    };
  }, [view, work]);
  if (ready === undefined) return <ProgressBar label={t('snapshot.preparing')} />;
  const { html, address } = ready;
  if (address === undefined) return <Notice tone="warn" live title={t('snapshot.nowhere')} />;
  return (
    <iframe
      class={styles['window']}
      src={address}
      title={title}
      referrerpolicy="no-referrer"
      // An origin of its own has no name that could be given here; the policy lets nothing else be in this
      // frame.
      onLoad={({ currentTarget }) => currentTarget.contentWindow?.postMessage({ html, title }, '*')}
    />
  );
}
