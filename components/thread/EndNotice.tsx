import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';

export interface EndNoticeProps {
  readonly thread: ThreadRecord;
  readonly onSettings: () => void;
  /** Shows the person's page with what was recognised there, to be corrected. */
  readonly onLook: () => void;
}

/** How the capture ended: only the end of the discussion itself is a calm one. */
export function EndNotice({ thread, onSettings, onLook }: EndNoticeProps) {
  const { t, bytes } = useTranslator();
  const { end = 'failed', limits, forbidden } = thread;
  if (forbidden !== undefined) {
    return (
      <Notice tone="bad" live>
        <p>{t('thread.end.forbidden')}</p>
      </Notice>
    );
  }
  const isLimit = end === 'limit-posts' || end === 'limit-time' || end === 'limit-bytes';
  const says = {
    'limit-posts': () => t('thread.end.limit-posts', { count: limits?.maxPosts ?? 0 }),
    'limit-time': () => t('thread.end.limit-time', { count: limits?.maxMinutes ?? 0 }),
    'limit-bytes': () => t('thread.end.limit-bytes', { size: bytes(limits?.maxBytes ?? 0) }),
    'reached-end': () => t('thread.end.reached-end'),
    stopped: () => t('thread.end.stopped'),
    'no-posts': () => t('thread.end.no-posts'),
    'page-gone': () => t('thread.end.page-gone'),
    failed: () => t('thread.end.failed'),
  }[end]();
  const tone = end === 'reached-end' ? 'good' : end === 'stopped' ? 'calm' : 'warn';
  return (
    <Notice tone={tone} live>
      <p>{says}</p>
      {isLimit ? (
        <Button variant="quiet" onClick={onSettings}>
          {t('thread.end.limits')}
        </Button>
      ) : null}
      {end === 'no-posts' ? (
        <>
          <Button onClick={onLook}>{t('thread.end.look')}</Button>
          <Button variant="quiet" onClick={onSettings}>
            {t('thread.end.profiles')}
          </Button>
        </>
      ) : null}
    </Notice>
  );
}
