import { useEffect, useState } from 'preact/hooks';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import styles from './CaptureBar.module.css';
import type { ThreadActions } from './thread-actions.ts';

export interface CaptureBarProps {
  readonly thread: ThreadRecord;
  readonly actions: ThreadActions;
}

/** A page that was not heard of for so long is gone, or cannot be reached. */
const silentMs = 15_000;
const lookMs = 2_000;

function useIsSilent({ heardAt, startedAt }: ThreadRecord): boolean {
  const heardMs = Date.parse(heardAt ?? startedAt);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookMs);
    return () => clearInterval(timer);
  }, []);
  return now - heardMs > silentMs;
}

/** How far a running capture is, and the way to hold or end it. */
export function CaptureBar({ thread, actions }: CaptureBarProps) {
  const { t, bytes } = useTranslator();
  const isSilent = useIsSilent(thread);
  const { progress, captured, found } = thread;
  const isPaused = thread.wanted === 'pause';
  const remaining = progress?.remaining;
  const total = captured + (remaining ?? 0);
  return (
    <section class={styles['bar']} data-state={isPaused ? 'paused' : 'running'}>
      <p class={styles['say']} role="status">
        {progress === undefined
          ? t('thread.starting')
          : isPaused
            ? t('thread.paused')
            : t('thread.running')}
      </p>
      <dl class={styles['counts']}>
        <Count label={t('thread.found')} value={String(found)} />
        <Count label={t('thread.captured')} value={String(captured)} name="captured" />
        <Count
          label={t('thread.remaining')}
          value={remaining === undefined ? t('thread.remaining.unknown') : String(remaining)}
        />
        <Count label={t('thread.size')} value={bytes(thread.sizeBytes ?? 0)} />
      </dl>
      <progress
        class={styles['progress']}
        aria-label={t('thread.bar')}
        max={1}
        {...(remaining === undefined || total === 0 ? {} : { value: captured / total })}
      />
      {progress?.isHidden ? (
        <Notice tone="warn" live>
          <p>{t('thread.hidden')}</p>
        </Notice>
      ) : null}
      {isSilent ? (
        <Notice tone="warn" live>
          <p>{t('thread.silent')}</p>
          <Button onClick={actions.onFinish}>{t('thread.silent.finish')}</Button>
        </Notice>
      ) : null}
      <div class={styles['buttons']}>
        <Button onClick={isPaused ? actions.onResume : actions.onPause}>
          {isPaused ? t('thread.resume') : t('thread.pause')}
        </Button>
        <Button variant="primary" onClick={actions.onStop}>
          {t('thread.stop')}
        </Button>
      </div>
    </section>
  );
}

function Count(props: { readonly label: string; readonly value: string; readonly name?: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd data-count={props.name}>{props.value}</dd>
    </div>
  );
}
