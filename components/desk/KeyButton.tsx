import type { ComponentChildren } from 'preact';
import { Button, type ButtonProps } from '../base/Button.tsx';
import { KeyName } from '../base/KeyName.tsx';

export interface KeyButtonProps extends Omit<ButtonProps, 'children'> {
  readonly children: ComponentChildren;
  readonly keys?: string | undefined;
}

/** A button that shows the key which does the same. */
export function KeyButton({ children, keys, ...rest }: KeyButtonProps) {
  return (
    <Button {...rest}>
      {children}
      <KeyName keys={keys} isOnButton />
    </Button>
  );
}
