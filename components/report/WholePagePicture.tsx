import { useEffect, useRef, useState } from 'preact/hooks';
import type { PictureResult } from '../../utils/messaging/contract.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useServices, useTranslator } from '../services.ts';
import styles from './CaptureExtras.module.css';

export interface WholePagePictureProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord;
}

type Taking =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly result: PictureResult };

/** The offer to scroll through the page for one picture of all of it, which the reporter sees and may stop. */
export function WholePagePicture({ draft, capture }: WholePagePictureProps) {
  const services = useServices();
  const { t } = useTranslator();
  const [taking, setTaking] = useState<Taking>({ state: 'idle' });
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const { viewport } = capture.facts.page;
  if (viewport.pageHeight <= viewport.height * 1.1) return null;
  const take = () => {
    const controller = new AbortController();
    stop.current = controller;
    setTaking({ state: 'running', done: 0, of: 1 });
    services
      .takePagePicture(
        draft.id,
        (progress) => setTaking({ state: 'running', ...progress }),
        controller.signal,
      )
      .then(
        (result) => setTaking({ state: 'done', result }),
        () => setTaking({ state: 'done', result: 'failed' }),
      );
  };
  if (taking.state === 'running') {
    const of = Math.max(taking.of, taking.done);
    return (
      <div class={styles['extra']}>
        <ProgressBar
          label={t('capture.whole.running', { done: Math.min(taking.done + 1, of), of })}
          share={taking.done / of}
        />
        <Button look="quiet" onClick={() => stop.current?.abort()}>
          {t('capture.whole.stop')}
        </Button>
      </div>
    );
  }
  const isAdded =
    capture.artefacts.some(({ role }) => role === 'screenshot-page') ||
    (taking.state === 'done' && (taking.result === 'whole' || taking.result === 'partly'));
  return (
    <div class={styles['extra']}>
      {taking.state === 'done' ? <p role="status">{t(`capture.whole.${taking.result}`)}</p> : null}
      {isAdded ? null : (
        <>
          <Button look="quiet" onClick={take}>
            {t('capture.whole.take')}
          </Button>
          <p class={styles['hint']}>{t('capture.whole.hint')}</p>
        </>
      )}
    </div>
  );
}
