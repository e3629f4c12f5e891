import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import styles from './CodeNotice.module.css';

export interface CodeNoticeProps {
  readonly code: string;
  readonly title: string;
  readonly hint: string;
  readonly print: string;
}

/** A recovery code, shown once; on paper it stands alone. */
export function CodeNotice({ code, title, hint, print }: CodeNoticeProps) {
  return (
    <Notice tone="warn" title={title}>
      <p class={styles['paper']}>
        <code class={styles['code']} data-recovery-code>
          {code}
        </code>
      </p>
      <p>{hint}</p>
      <Button onClick={() => globalThis.print()}>{print}</Button>
    </Notice>
  );
}
