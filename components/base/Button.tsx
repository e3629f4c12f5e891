import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly wide?: boolean;
}

export function Button({
  children,
  onClick,
  variant = 'plain',
  type = 'button',
  disabled = false,
  wide = false,
}: ButtonProps) {
  const classes = [styles['button'], styles[variant], wide ? styles['wide'] : ''].join(' ');
  return (
    <button type={type} class={classes} disabled={disabled} onClick={() => onClick?.()}>
      {children}
    </button>
  );
}
