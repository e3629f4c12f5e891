import type { ComponentChildren } from 'preact';
import styles from './PeoplePage.module.css';

export interface PeoplePartProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function PeoplePart({ title, children }: PeoplePartProps) {
  return (
    <section class={styles['part']}>
      <h2 class={styles['partTitle']}>{title}</h2>
      {children}
    </section>
  );
}
