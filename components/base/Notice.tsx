import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly tone?: 'calm' | 'good' | 'warn' | 'bad';
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Said aloud when it appears. */
  readonly live?: boolean;
}

export function Notice({ tone = 'calm', title, children, live = false }: NoticeProps) {
  return (
    <div class={`${styles['notice']} ${styles[tone]}`} role={live ? 'status' : undefined}>
      {title ? <p class={styles['title']}>{title}</p> : null}
      {children ? <div class={styles['body']}>{children}</div> : null}
    </div>
  );
}
