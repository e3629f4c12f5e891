import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; without it the bar says only that something goes on. */
  readonly share?: number;
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  return (
    <div class={styles['progress']}>
      <span class={styles['label']}>{label}</span>
      <progress
        class={styles['bar']}
        aria-label={label}
        {...(share === undefined ? {} : { value: share, max: 1 })}
      />
    </div>
  );
}
