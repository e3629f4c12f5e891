import { useState } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { Button } from '../base/Button.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import { CaptureDetails } from './CaptureDetails.tsx';
import { SnapshotFrame } from './SnapshotFrame.tsx';
import { Veil } from './Veil.tsx';
import styles from './ViewerPage.module.css';

export interface ViewerPageProps {
  readonly capture: CaptureRecord;
  readonly view: Blob | undefined;
  /** Makes the signed package and hands it to the reader as a file. */
  readonly onExport: () => Promise<void>;
}

/** A capture as it is kept: the picture beside the page, and everything that is known of it. */
export function ViewerPage({ capture, view, onExport }: ViewerPageProps) {
  const { t } = useTranslator();
  const [exporting, setExporting] = useState<'no' | 'yes' | 'failed'>('no');
  const picture =
    capture.artefacts.find((artefact) => artefact.role === 'screenshot-marked') ??
    capture.artefacts.find((artefact) => artefact.role === 'screenshot');
  const pictureUrl = useBlobUrl(picture?.sha256);
  const save = () => {
    setExporting('yes');
    onExport().then(
      () => setExporting('no'),
      () => setExporting('failed'),
    );
  };
  return (
    <PageFrame wide title={capture.facts.page.title || t('casebook.untitled')}>
      <div class={styles['actions']}>
        <Button look="primary" onClick={save} disabled={exporting === 'yes'}>
          {exporting === 'yes' ? t('viewer.exporting') : t('viewer.export')}
        </Button>
        {exporting === 'failed' ? <span role="alert">{t('viewer.exportFailed')}</span> : null}
      </div>
      <Veil>
        <div class={styles['sides']}>
          {pictureUrl ? (
            <img class={styles['picture']} src={pictureUrl} alt={t('evidence.thumbnail')} />
          ) : null}
          {view ? (
            <SnapshotFrame
              view={view}
              quote={capture.facts.selection?.quote}
              title={t('viewer.snapshot')}
            />
          ) : null}
        </div>
      </Veil>
      <CaptureDetails capture={capture} />
    </PageFrame>
  );
}
