import type { ComponentChildren } from 'preact';
import styles from './PageFrame.module.css';

export interface PageFrameProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A full extension page: one heading, one readable column. */
export function PageFrame({ title, children }: PageFrameProps) {
  return (
    <main class={styles['page']}>
      <h1 class={styles['title']}>{title}</h1>
      {children}
    </main>
  );
}
