import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { isLinkOnly, linkOnlyFlag } from '../../utils/report/choose-capture.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useServices, useTranslator } from '../services.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import { CaptureExtras } from './CaptureExtras.tsx';
import styles from './EvidenceCard.module.css';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import { forbiddenMessage } from './forbidden-message.ts';
import { KeepInCase } from './KeepInCase.tsx';

export interface EvidenceCardProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly onRecapture: () => void;
}

/** What was captured, at a glance: the picture, the words, who, where and when. */
export function EvidenceCard({ draft, capture, onRecapture }: EvidenceCardProps) {
  const { standard } = useServices();
  const { t } = useTranslator();
  const thumbnail = capture?.artefacts.find((artefact) => artefact.role === 'thumbnail');
  const thumbnailUrl = useBlobUrl(thumbnail?.sha256);
  return (
    <section class={styles['card']} aria-label={t('evidence.title')}>
      {draft.capture.state === 'running' ? <ProgressBar label={t('evidence.capturing')} /> : null}
      {draft.capture.state === 'forbidden' ? (
        <Notice tone="warn" title={t('evidence.forbidden.title')} live>
          <p>{t(forbiddenMessage(draft.capture.reason))}</p>
          {draft.capture.reason === linkOnlyFlag && !isLinkOnly(draft.category, standard) ? (
            <Button variant="quiet" onClick={onRecapture}>
              {t('evidence.again')}
            </Button>
          ) : (
            <p>{t('evidence.forbidden.instead')}</p>
          )}
        </Notice>
      ) : null}
      {draft.capture.state === 'failed' ? (
        <Notice tone="warn" title={t('evidence.failed.title')} live>
          <p>{t('evidence.failed.body')}</p>
          <Button variant="quiet" onClick={onRecapture}>
            {t('evidence.again')}
          </Button>
        </Notice>
      ) : null}
      <div class={styles['row']}>
        {thumbnailUrl ? (
          <img class={styles['picture']} src={thumbnailUrl} alt={t('evidence.thumbnail')} />
        ) : null}
        <EvidenceFacts draft={draft} capture={capture} />
      </div>
      {draft.capture.state === 'done' && capture !== undefined ? (
        <CaptureExtras draft={draft} capture={capture} />
      ) : null}
      <KeepInCase draft={draft} />
    </section>
  );
}
