import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './ReportList.module.css';

export interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly onContinue: (id: string) => void;
  readonly onEvidence: (id: string) => void;
  readonly onDelete: (draft: Draft) => void;
}

/** Reports that are still being written, newest first. */
export function DraftList({ drafts, onContinue, onEvidence, onDelete }: DraftListProps) {
  const { t, when } = useTranslator();
  return (
    <ul class={styles['list']}>
      {drafts.map((draft) => (
        <li key={draft.id} class={styles['item']}>
          <div class={styles['text']}>
            <p class={styles['title']} dir="auto">
              {draft.title === '' ? t('casebook.untitled') : draft.title}
            </p>
            <p class={styles['detail']}>{when(draft.updatedAt)}</p>
          </div>
          {draft.capture.state === 'done' ? (
            <Button look="quiet" onClick={() => onEvidence(draft.id)}>
              {t('casebook.evidence')}
            </Button>
          ) : null}
          <Button onClick={() => onContinue(draft.id)}>{t('casebook.continue')}</Button>
          <Button look="quiet" onClick={() => onDelete(draft)}>
            {t('casebook.delete')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
