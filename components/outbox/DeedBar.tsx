import { Button } from '../base/Button.tsx';
import styles from './OutboxPage.module.css';

/** What was just done, and the one thing that it may call for. */
export interface LastDeed {
  readonly text: string;
  readonly answer?: { readonly label: string; readonly onClick: () => void };
  readonly undo?: { readonly label: string; readonly onClick: () => void };
}

/** Stays in sight wherever the list was scrolled to. */
export function DeedBar({ deed }: { readonly deed: LastDeed }) {
  return (
    <div class={styles['deed']} role="status">
      <span class={styles['deedText']}>{deed.text}</span>
      {[deed.undo, deed.answer].map((button) =>
        button === undefined ? null : (
          <Button key={button.label} look="quiet" onClick={button.onClick}>
            {button.label}
          </Button>
        ),
      )}
    </div>
  );
}
