import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly wide?: boolean;
  /** Of a button that stays as it was pressed. */
  readonly pressed?: boolean;
}

export function Button({
  children,
  onClick,
  variant = 'plain',
  type = 'button',
  disabled = false,
  wide = false,
  pressed,
}: ButtonProps) {
  const classes = [styles['button'], styles[variant], wide ? styles['wide'] : ''].join(' ');
  return (
    <button
      type={type}
      class={classes}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={() => onClick?.()}
    >
      {children}
    </button>
  );
}
