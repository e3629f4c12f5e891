import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './Veil.module.css';

/** Keeps hurtful content blurred until the reader wants to see it, and lets them cover it again. */
export function Veil({ children }: { readonly children: ComponentChildren }) {
  const { t } = useTranslator();
  const [isLifted, setLifted] = useState(false);
  return (
    <div class={styles['veil']}>
      <div>
        <Button onClick={() => setLifted(!isLifted)}>
          {isLifted ? t('viewer.hide') : t('viewer.show')}
        </Button>
      </div>
      <div class={isLifted ? undefined : styles['covered']} inert={!isLifted}>
        {children}
      </div>
    </div>
  );
}
