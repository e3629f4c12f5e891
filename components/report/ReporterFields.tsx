import type { Draft } from '../../utils/report/draft.ts';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './ReporterFields.module.css';

export interface ReporterFieldsProps {
  readonly reporter: Draft['reporter'];
  readonly allowsAnonymous: boolean;
  readonly contactMissing: boolean;
  /** Changes only what is named. */
  readonly onChange: (change: Partial<Draft['reporter']>) => void;
}

/** Who reports and how to answer them. Only the desk that handles the report can read it. */
export function ReporterFields(props: ReporterFieldsProps) {
  const { reporter, allowsAnonymous, contactMissing, onChange } = props;
  const { t } = useTranslator();
  return (
    <section class={styles['reporter']} aria-label={t('reporter.title')}>
      <p class={styles['promise']}>{t('reporter.promise')}</p>
      {allowsAnonymous ? (
        <label class={styles['anonymous']}>
          <input
            type="checkbox"
            checked={reporter.anonymous}
            onChange={(event) => onChange({ anonymous: event.currentTarget.checked })}
          />
          {t('reporter.anonymous')}
        </label>
      ) : null}
      {reporter.anonymous ? null : (
        <>
          <TextInput
            label={t('reporter.name')}
            name="reporter-name"
            optionalMark={t('field.optional')}
            value={reporter.name}
            onInput={(name) => onChange({ name })}
          />
          <TextInput
            label={t('reporter.contact')}
            name="reporter-contact"
            hint={t('reporter.contact.hint')}
            problem={contactMissing ? t('reporter.contact.missing') : undefined}
            value={reporter.contact}
            onInput={(contact) => onChange({ contact })}
          />
        </>
      )}
    </section>
  );
}
