import type { ComponentChildren } from 'preact';
import styles from './Pane.module.css';

export interface PaneProps {
  /** `pane-` and this is its id, by which `[` and `]` go. */
  readonly name: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Pane({ name, title, children }: PaneProps) {
  const id = `pane-${name}`;
  return (
    <section class={styles['pane']} id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 class={styles['title']} id={`${id}-title`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export function PanePart({ title, children }: Omit<PaneProps, 'name'>) {
  return (
    <section class={styles['part']}>
      <h3 class={styles['partTitle']}>{title}</h3>
      {children}
    </section>
  );
}
