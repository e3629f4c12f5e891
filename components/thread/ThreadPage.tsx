import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import { CaptureBar } from './CaptureBar.tsx';
import { EndNotice } from './EndNotice.tsx';
import styles from './ThreadPage.module.css';
import { ThreadReview } from './ThreadReview.tsx';
import type { ThreadActions } from './thread-actions.ts';
import type { ThreadView } from './thread-view.ts';

export interface ThreadPageProps {
  /** Null when there is none of this id. */
  readonly thread: ThreadRecord | null;
  /** Once the capture has ended, and only where there is room to look through it. */
  readonly view: ThreadView | undefined;
  readonly isHelped: boolean;
  readonly actions: ThreadActions;
}

/** A discussion while it is captured, and afterwards. */
export function ThreadPage({ thread, view, isHelped, actions }: ThreadPageProps) {
  const { t } = useTranslator();
  if (thread === null) {
    return (
      <PageFrame title={t('thread.title')}>
        <Notice title={t('thread.missing.title')}>
          <p>{t('thread.missing.body')}</p>
        </Notice>
      </PageFrame>
    );
  }
  const { onReview } = actions;
  return (
    <PageFrame title={t('thread.title')} wide={view !== undefined}>
      <p class={styles['page']}>
        <bdi>{showSigns(thread.title)}</bdi>
      </p>
      {thread.endedAt === undefined ? (
        <CaptureBar thread={thread} actions={actions} />
      ) : (
        <EndNotice thread={thread} onSettings={actions.onSettings} onLook={actions.onLook} />
      )}
      {thread.endedAt !== undefined && onReview !== undefined && thread.captured > 0 ? (
        <>
          <p class={styles['captured']}>
            {t('thread.captured')}: <strong>{thread.captured}</strong>
          </p>
          <Button variant="primary" wide onClick={onReview}>
            {t('thread.review')}
          </Button>
        </>
      ) : null}
      {view !== undefined && view.entries.length > 0 ? (
        <ThreadReview thread={thread} view={view} isHelped={isHelped} actions={actions} />
      ) : null}
    </PageFrame>
  );
}
