import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './RedactPage.module.css';
import type { RedactionDraft } from './use-redaction.ts';

/** Asks once what the reporter is called on the site; afterwards only says what is taken out for it. */
export function SelfSection({ redaction }: { readonly redaction: RedactionDraft }) {
  const { t } = useTranslator();
  const { names, setNames, self } = redaction;
  const [isAsked, setAsked] = useState(self.names.length === 0);
  const pictures = self.avatars.length;
  return (
    <section class={styles['section']} aria-labelledby="redact-self">
      <h2 class={styles['heading']} id="redact-self">
        {t('redact.self')}
      </h2>
      {isAsked ? (
        <TextInput
          label={t('redact.self.names')}
          hint={t('redact.self.hint')}
          name="self-names"
          rows={3}
          value={names}
          onInput={setNames}
        />
      ) : (
        <>
          <p dir="auto">{t('redact.self.known', { names: self.names.join(' · ') })}</p>
          <div>
            <Button onClick={() => setAsked(true)}>{t('redact.self.change')}</Button>
          </div>
        </>
      )}
      {pictures === 0 ? null : (
        <p class={styles['note']}>{t('redact.self.pictures', { count: pictures })}</p>
      )}
    </section>
  );
}
