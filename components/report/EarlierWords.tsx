import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './EarlierWords.module.css';

export interface EarlierWordsProps {
  readonly words: string;
  readonly onUse: () => void;
}

/**
 * What the reporter wrote in their last report of the same kind: it becomes this one's only when they take
 * it.
 */
export function EarlierWords({ words, onUse }: EarlierWordsProps) {
  const { t } = useTranslator();
  return (
    <div class={styles['earlier']}>
      <p class={styles['about']}>{t('form.earlier')}</p>
      <blockquote class={styles['words']}>{words}</blockquote>
      <div>
        <Button variant="quiet" onClick={onUse}>
          {t('form.earlier.use')}
        </Button>
      </div>
    </div>
  );
}
