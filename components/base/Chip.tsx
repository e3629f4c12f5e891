import type { ComponentChildren } from 'preact';
import styles from './Chip.module.css';

export interface ChipProps {
  readonly children: ComponentChildren;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

/** A one-click choice among a few; on or off is said, not only coloured. */
export function Chip({ children, isOn, onClick }: ChipProps) {
  return (
    <button type="button" class={styles['chip']} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}
