import { type Locale, localeNames, locales } from '../../utils/i18n/language.ts';
import styles from './LocaleSelect.module.css';

export interface LocaleSelectProps {
  readonly label: string;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}

/** Each language by its own name. */
export function LocaleSelect({ label, locale, onLocale }: LocaleSelectProps) {
  return (
    <select
      class={styles['language']}
      aria-label={label}
      value={locale}
      onChange={({ currentTarget }) => {
        const chosen = locales.find((each) => each === currentTarget.value);
        if (chosen !== undefined) onLocale(chosen);
      }}
    >
      {locales.map((each) => (
        <option key={each} value={each}>
          {localeNames[each]}
        </option>
      ))}
    </select>
  );
}
