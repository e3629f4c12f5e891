import styles from './KeyName.module.css';

export interface KeyNameProps {
  readonly keys: string | undefined;
  /** On a button it has the button's own colour, and stands apart from its words. */
  readonly isOnButton?: boolean;
}

/** The key that does the same as what it stands at; nothing where there is none, and on a telephone. */
export function KeyName({ keys, isOnButton = false }: KeyNameProps) {
  if (keys === undefined) return null;
  return (
    <kbd class={isOnButton ? `${styles['keys']} ${styles['onButton']}` : styles['keys']}>
      {keys}
    </kbd>
  );
}
