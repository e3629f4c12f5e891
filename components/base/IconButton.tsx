import styles from './IconButton.module.css';

export interface IconButtonProps {
  /** What it does, for everyone who does not see the sign, and as a tip for those who do. */
  readonly label: string;
  readonly sign: string;
  readonly onClick: () => void;
}

/** A small square button with a sign. */
export function IconButton({ label, sign, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class={styles['button']}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
