import type { CustodyLog } from '../../utils/evidence/custody.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import { CaptureDetails } from './CaptureDetails.tsx';
import { CustodyList } from './CustodyList.tsx';
import { ExportBar, type ExportBarProps } from './ExportBar.tsx';
import { SnapshotFrame } from './SnapshotFrame.tsx';
import { Veil } from './Veil.tsx';
import styles from './ViewerPage.module.css';

export interface ViewerPageProps extends ExportBarProps {
  readonly capture: CaptureRecord;
  readonly view: Blob | undefined;
  readonly custody: CustodyLog;
  /** When the content is uncovered for the first time. */
  readonly onReveal: () => void;
}

/** A capture as it is kept: the picture beside the page, and everything that is known of it. */
export function ViewerPage({ capture, view, custody, onReveal, ...exporting }: ViewerPageProps) {
  const { t } = useTranslator();
  const picture =
    capture.artefacts.find((artefact) => artefact.role === 'screenshot-marked') ??
    capture.artefacts.find((artefact) => artefact.role === 'screenshot');
  const pictureUrl = useBlobUrl(picture?.sha256);
  return (
    <PageFrame wide title={showSigns(capture.facts.page.title) || t('casebook.untitled')}>
      <ExportBar {...exporting} />
      <Veil onReveal={onReveal}>
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
      <CustodyList custody={custody} />
    </PageFrame>
  );
}
