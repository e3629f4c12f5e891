import { Button } from '../base/Button.tsx';
import styles from './OutboxPage.module.css';

/** What was just done, and the one thing that it may call for. */
export interface OutboxAction {
  readonly text: string;
  readonly answer?: { readonly label: string; readonly onClick: () => void };
  readonly undo?: { readonly label: string; readonly onClick: () => void };
}

/** Stays in sight wherever the list was scrolled to. */
export function ActionBar({ action }: { readonly action: OutboxAction }) {
  return (
    <div class={styles['deed']} role="status">
      <span class={styles['deedText']}>{action.text}</span>
      {[action.undo, action.answer].map((button) =>
        button === undefined ? null : (
          <Button key={button.label} variant="quiet" onClick={button.onClick}>
            {button.label}
          </Button>
        ),
      )}
    </div>
  );
}
