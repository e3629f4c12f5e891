import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import styles from './notice.module.css';

export interface OpenedNoticeProps {
  /** Whether something can be said under it now. */
  readonly isAsked: boolean;
  readonly children: ComponentChildren;
}

/** What a code opened. It takes the focus, since the form that had it is gone. */
export function OpenedNotice({ isAsked, children }: OpenedNoticeProps) {
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => opened.current?.focus(), []);
  return (
    <div ref={opened} class={styles['page']} tabIndex={-1} data-asked={isAsked}>
      {children}
    </div>
  );
}
