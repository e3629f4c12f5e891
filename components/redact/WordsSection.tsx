import { useMemo } from 'preact/hooks';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import { ReasonSelect } from './ReasonSelect.tsx';
import styles from './RedactPage.module.css';
import type { RedactionDraft } from './use-redaction.ts';

export interface WordsSectionProps {
  readonly redaction: RedactionDraft;
  /** The page's own frozen document, in which the words are counted. */
  readonly documentHtml: string;
}

/** The words that are to be taken out wherever they stand. */
export function WordsSection({ redaction, documentHtml }: WordsSectionProps) {
  const { t } = useTranslator();
  const found = useMemo(
    () => redaction.match(documentHtml).length,
    [redaction.match, documentHtml],
  );
  return (
    <section class={styles['section']} aria-labelledby="redact-words">
      <h2 class={styles['heading']} id="redact-words">
        {t('redact.words')}
      </h2>
      <TextInput
        label={t('redact.words.label')}
        hint={t('redact.words.hint')}
        name="words"
        rows={3}
        value={redaction.words}
        onInput={redaction.setWords}
      />
      <ReasonSelect
        label={t('redact.reason')}
        name="words-reason"
        value={redaction.wordsReason}
        onChange={redaction.setWordsReason}
      />
      <p class={styles['note']} role="status">
        {t('redact.found', { count: found })}
      </p>
    </section>
  );
}
