import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import styles from './CasebookPage.module.css';
import type { CasebookActions } from './casebook-actions.ts';
import { DraftList } from './DraftList.tsx';

/** What was just done, and how to undo it while that is possible. */
export interface LastDeed {
  readonly text: string;
  readonly onUndo?: () => void;
}

export interface CasebookPageProps {
  readonly drafts: readonly Draft[];
  readonly lastDeed: LastDeed | undefined;
  readonly actions: CasebookActions;
}

/** Everything that is being written on this device. */
export function CasebookPage({ drafts, lastDeed, actions }: CasebookPageProps) {
  const { t } = useTranslator();
  return (
    <PageFrame title={t('casebook.title')}>
      {lastDeed ? (
        <Notice title={lastDeed.text} live>
          {lastDeed.onUndo ? (
            <Button look="quiet" onClick={lastDeed.onUndo}>
              {t('casebook.undo')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {drafts.length === 0 ? (
        <Notice title={t('casebook.empty.title')}>
          <p>{t('casebook.empty.body')}</p>
        </Notice>
      ) : null}
      {drafts.length > 0 ? (
        <section class={styles['section']}>
          <h2 class={styles['heading']}>{t('casebook.drafts')}</h2>
          <DraftList drafts={drafts} actions={actions} />
        </section>
      ) : null}
      <footer>
        <Button look="quiet" onClick={actions.onOutbox}>
          {t('app.outbox')}
        </Button>
        <Button look="quiet" onClick={actions.onVerify}>
          {t('casebook.verify')}
        </Button>
      </footer>
    </PageFrame>
  );
}
