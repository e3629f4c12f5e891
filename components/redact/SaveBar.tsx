import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './RedactPage.module.css';

/** How far saving is. A number says that the copy is made, with so many places taken out. */
export type Saving = 'idle' | 'busy' | 'overtaken' | 'failed' | 'discarded' | number;

export interface SaveBarProps {
  readonly saving: Saving;
  /** There is a copy that can be deleted. */
  readonly isMade: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly viewerHref: string;
}

/** Makes the copy or deletes it, and says what became of that. */
export function SaveBar({ saving, isMade, onSave, onDiscard, viewerHref }: SaveBarProps) {
  const { t } = useTranslator();
  return (
    <div class={styles['actions']}>
      <Button variant="primary" disabled={saving === 'busy'} onClick={onSave}>
        {saving === 'busy' ? t('redact.saving') : t('redact.save')}
      </Button>
      {isMade ? (
        <Button disabled={saving === 'busy'} onClick={onDiscard}>
          {t('redact.discard')}
        </Button>
      ) : null}
      <a href={viewerHref}>{t('redact.back')}</a>
      {typeof saving === 'number' ? (
        <span role="status" data-saved>
          {t('redact.saved', { count: saving })}
        </span>
      ) : null}
      {saving === 'discarded' ? <span role="status">{t('redact.discarded')}</span> : null}
      {saving === 'overtaken' ? <span role="alert">{t('redact.overtaken')}</span> : null}
      {saving === 'failed' ? <span role="alert">{t('redact.failed')}</span> : null}
    </div>
  );
}
