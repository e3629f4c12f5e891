import styles from './LeaveBar.module.css';
import { LeaveButton } from './LeaveButton.tsx';

/** Stays at the top of a full page, however far it is scrolled. */
export function LeaveBar() {
  return (
    <header class={styles['bar']}>
      <LeaveButton />
    </header>
  );
}
