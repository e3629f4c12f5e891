import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './Veil.module.css';

export interface VeilProps {
  readonly children: ComponentChildren;
  /** When the content is uncovered for the first time. */
  readonly onReveal?: () => void;
}

/** Keeps hurtful content blurred until the reader wants to see it, and lets them cover it again. */
export function Veil({ children, onReveal }: VeilProps) {
  const { t } = useTranslator();
  const [isLifted, setLifted] = useState(false);
  const [wasLifted, setWasLifted] = useState(false);
  const toggle = () => {
    setLifted(!isLifted);
    if (!wasLifted) onReveal?.();
    setWasLifted(true);
  };
  return (
    <div class={styles['veil']}>
      <div>
        <Button onClick={toggle}>{isLifted ? t('viewer.hide') : t('viewer.show')}</Button>
      </div>
      <div class={isLifted ? undefined : styles['covered']} inert={!isLifted}>
        {children}
      </div>
    </div>
  );
}
