import { useEffect, useState } from 'preact/hooks';
import { isFailure, noted } from '../../utils/faults/expected.ts';
import type { LoadResult, PictureResult, TourProgress } from '../../utils/messaging/contract.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './CaptureExtras.module.css';
import { LoadingNote } from './LoadingNote.tsx';
import { PictureNote } from './PictureNote.tsx';

export interface PageToursProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord;
}

type Result = PictureResult | LoadResult;

/**
 * What is shown of a page has to be this much taller than its window for a way through it to add something.
 */
const tallShare = 1.1;

/**
 * The two ways through the page: so that all of it loads before it is captured anew, and for one picture of
 * all of it. Each is one press, shows how far it is, may be stopped, and goes on without this popup.
 */
export function FullPageActions({ draft, capture }: PageToursProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [running, setRunning] = useState<TourProgress | null>(null);
  const [result, setResult] = useState<Result | undefined>(undefined);
  useEffect(() => {
    const watching = new AbortController();
    report.watchTour(draft.id, setRunning, watching.signal);
    return () => watching.abort();
  }, [report, draft.id]);
  const start = (kind: TourProgress['kind'], work: Promise<Result>) => {
    setResult(undefined);
    setRunning({ kind, done: 0, of: 1 });
    work.catch(noted<Result>('tour.ask', 'failed', isFailure)).then((found) => {
      setRunning(null);
      setResult(found);
    });
  };
  const { viewport, account } = { ...capture.facts.page, ...capture.facts };
  const scroller = viewport.scroller;
  const isLong =
    viewport.pageHeight > viewport.height * tallShare ||
    (scroller !== undefined && scroller.contentHeight > scroller.height * tallShare);
  if (!isLong) return null;
  if (running !== null) {
    return <Running progress={running} onStop={() => void report.stopTour(draft.id)} />;
  }
  const trouble = troubleOf(result);
  return (
    <div class={styles['extra']}>
      {trouble === undefined ? null : <p role="status">{t(`capture.whole.${trouble}`)}</p>}
      {account.loading === undefined ? (
        <div class={styles['tour']}>
          <Button variant="quiet" onClick={() => start('load', report.loadWholePage(draft.id))}>
            {t('capture.load.start')}
          </Button>
          <p class={styles['hint']}>{t('capture.load.hint')}</p>
        </div>
      ) : (
        <LoadingNote loading={account.loading} />
      )}
      {account.pagePicture === undefined ? (
        <div class={styles['tour']}>
          <Button
            variant="quiet"
            onClick={() => start('picture', report.takePagePicture(draft.id))}
          >
            {t('capture.whole.take')}
          </Button>
          <p class={styles['hint']}>{t('capture.whole.hint')}</p>
        </div>
      ) : (
        <PictureNote picture={account.pagePicture} />
      )}
    </div>
  );
}

/** What the capture's own facts do not tell. */
function troubleOf(result: Result | undefined) {
  return result === 'cancelled' || result === 'zoomed' || result === 'failed' ? result : undefined;
}

function Running({
  progress: { kind, done, of },
  onStop,
}: {
  readonly progress: TourProgress;
  readonly onStop: () => void;
}) {
  const { t } = useTranslator();
  const [isStopping, setStopping] = useState(false);
  const all = Math.max(of, done, 1);
  return (
    <div class={styles['extra']}>
      <ProgressBar
        label={t(kind === 'picture' ? 'capture.whole.running' : 'capture.load.running', {
          done: Math.min(done + 1, all),
          of: all,
        })}
        share={done / all}
      />
      <Button
        variant="quiet"
        disabled={isStopping}
        onClick={() => {
          setStopping(true);
          onStop();
        }}
      >
        {t('capture.whole.stop')}
      </Button>
    </div>
  );
}
