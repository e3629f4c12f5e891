import type { ComponentChildren } from 'preact';
import styles from './PageFrame.module.css';

export interface PageFrameProps {
  readonly title: string;
  /** For things side by side; a column that reads well otherwise. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A full extension page: one heading, one readable column. */
export function PageFrame({ title, wide = false, children }: PageFrameProps) {
  return (
    <main class={wide ? styles['wide'] : styles['page']}>
      <h1 class={styles['title']}>{title}</h1>
      {children}
    </main>
  );
}
