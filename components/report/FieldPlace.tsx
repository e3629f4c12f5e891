import type { ComponentChildren } from 'preact';
import styles from './FieldPlace.module.css';

export interface FieldPlaceProps {
  /** An element's id, or `reachedPost`, `category`, `subtype`, `affected`, `surface`. */
  readonly field: string;
  readonly children: ComponentChildren;
}

/** Where a hint that names this field leads; takes no part in the layout. */
export function FieldPlace({ field, children }: FieldPlaceProps) {
  return (
    <div class={styles['place']} data-field={field}>
      {children}
    </div>
  );
}
