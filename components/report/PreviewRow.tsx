import type { ComponentChildren } from 'preact';
import { IconButton } from '../base/IconButton.tsx';
import { useTranslator } from '../services.ts';
import styles from './PreviewPanel.module.css';

export interface PreviewRowProps {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly onRemove?: (() => void) | undefined;
}

/** One thing that leaves, and the way to keep it back. */
export function PreviewRow({ label, children, onRemove }: PreviewRowProps) {
  const { t } = useTranslator();
  return (
    <div class={styles['row']}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
      {onRemove ? (
        <dd class={styles['remove']}>
          <IconButton label={t('form.remove', { name: label })} sign="✕" onClick={onRemove} />
        </dd>
      ) : null}
    </div>
  );
}
