import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import type { CasebookActions } from './casebook-actions.ts';
import styles from './ReportList.module.css';

export interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly actions: Pick<CasebookActions, 'onContinue' | 'onDraftEvidence' | 'onDeleteDraft'>;
}

/** Reports that are still being written, newest first. */
export function DraftList({ drafts, actions }: DraftListProps) {
  const { t, when } = useTranslator();
  return (
    <ul class={styles['list']}>
      {drafts.map((draft) => (
        <li key={draft.id} class={styles['item']}>
          <div class={styles['text']}>
            <p class={styles['title']} dir="auto">
              {draft.title === '' ? t('casebook.untitled') : showSigns(draft.title)}
            </p>
            <p class={styles['detail']}>{when(draft.updatedAt)}</p>
          </div>
          <div class={styles['actions']}>
            <Button onClick={() => actions.onContinue(draft.id)}>{t('casebook.continue')}</Button>
            {draft.capture.state === 'done' ? (
              <Button variant="quiet" onClick={() => actions.onDraftEvidence(draft.id)}>
                {t('casebook.evidence')}
              </Button>
            ) : null}
            <Button variant="quiet" onClick={() => actions.onDeleteDraft(draft.id)}>
              {t('casebook.delete')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
