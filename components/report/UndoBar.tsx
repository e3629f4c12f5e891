import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './UndoBar.module.css';

export interface UndoBarProps {
  /** What was done last. */
  readonly words: string;
  readonly onUndo: () => void;
}

/** Nothing is taken away or overwritten for good: one click undoes what was done last. */
export function UndoBar({ words, onUndo }: UndoBarProps) {
  const { t } = useTranslator();
  return (
    <div class={styles['bar']} role="status">
      <span class={styles['name']}>{words}</span>
      <Button variant="quiet" onClick={onUndo}>
        {t('form.undo')}
      </Button>
    </div>
  );
}
