import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import { useTranslator } from '../services.ts';
import styles from './CasebookPage.module.css';
import { DraftList } from './DraftList.tsx';
import { SentList } from './SentList.tsx';

export interface CasebookPageProps {
  readonly drafts: readonly Draft[];
  readonly sent: readonly DeliveryView[];
  /** The draft that was just deleted, while it can be brought back. */
  readonly deleted: Draft | undefined;
  readonly onContinue: (id: string) => void;
  readonly onEvidence: (id: string) => void;
  readonly onDelete: (draft: Draft) => void;
  readonly onUndo: () => void;
  readonly onVerify: () => void;
}

/** Everything that was started or sent from this device. */
export function CasebookPage(props: CasebookPageProps) {
  const { drafts, sent, deleted, onContinue, onEvidence, onDelete, onUndo, onVerify } = props;
  const { t } = useTranslator();
  return (
    <PageFrame title={t('casebook.title')}>
      {deleted ? (
        <Notice title={t('casebook.deleted')} live>
          <Button look="quiet" onClick={onUndo}>
            {t('casebook.undo')}
          </Button>
        </Notice>
      ) : null}
      {drafts.length + sent.length === 0 ? (
        <Notice title={t('casebook.empty.title')}>
          <p>{t('casebook.empty.body')}</p>
        </Notice>
      ) : null}
      {drafts.length > 0 ? (
        <section class={styles['section']}>
          <h2 class={styles['heading']}>{t('casebook.drafts')}</h2>
          <DraftList
            drafts={drafts}
            onContinue={onContinue}
            onEvidence={onEvidence}
            onDelete={onDelete}
          />
        </section>
      ) : null}
      {sent.length > 0 ? (
        <section class={styles['section']}>
          <h2 class={styles['heading']}>{t('casebook.sent')}</h2>
          <SentList views={sent} onEvidence={onEvidence} />
        </section>
      ) : null}
      <footer>
        <Button look="quiet" onClick={onVerify}>
          {t('casebook.verify')}
        </Button>
      </footer>
    </PageFrame>
  );
}
