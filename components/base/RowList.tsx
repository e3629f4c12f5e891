import type { ComponentChildren } from 'preact';
import styles from './RowList.module.css';

interface Holding {
  readonly children: ComponentChildren;
}

/** Entries close below each other. */
export function RowList({ children }: Holding) {
  return <ul class={styles['list']}>{children}</ul>;
}

/** An entry that is a thing in one line and what can be done with it. */
export function Row({ children }: Holding) {
  return <li class={styles['row']}>{children}</li>;
}
