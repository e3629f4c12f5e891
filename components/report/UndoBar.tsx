import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './UndoBar.module.css';

export interface UndoBarProps {
  /** What was taken away last. */
  readonly name: string;
  readonly onUndo: () => void;
}

/** Nothing is taken away for good: the last removal comes back with one click. */
export function UndoBar({ name, onUndo }: UndoBarProps) {
  const { t } = useTranslator();
  return (
    <div class={styles['bar']} role="status">
      <span class={styles['name']}>{t('form.removed', { name })}</span>
      <Button look="quiet" onClick={onUndo}>
        {t('form.undo')}
      </Button>
    </div>
  );
}
