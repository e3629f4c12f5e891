import type { ComponentChildren } from 'preact';
import { Button, type ButtonProps } from '../base/Button.tsx';
import styles from './KeyButton.module.css';

export interface KeyButtonProps extends Omit<ButtonProps, 'children'> {
  readonly children: ComponentChildren;
  readonly keys?: string | undefined;
}

/** A button that shows the key which does the same. */
export function KeyButton({ children, keys, ...rest }: KeyButtonProps) {
  return (
    <Button {...rest}>
      {children}
      {keys === undefined ? null : (
        <kbd class={styles['keys']} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </Button>
  );
}
