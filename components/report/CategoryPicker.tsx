import { Field } from '../base/Field.tsx';
import { useTranslator } from '../services.ts';
import styles from './CategoryPicker.module.css';
import type { CategoryGroup } from './coach-view.ts';

export interface CategoryPickerProps {
  readonly groups: readonly CategoryGroup[];
  readonly value: string | undefined;
  readonly onChange: (category: string) => void;
}

/** The kinds of harm, grouped as the standard groups them, with the chosen one explained. */
export function CategoryPicker({ groups, value, onChange }: CategoryPickerProps) {
  const { t } = useTranslator();
  const chosen = groups.flatMap((group) => group.choices).find((item) => item.value === value);
  return (
    <Field
      label={t('form.category')}
      problem={value === undefined ? t('form.category.missing') : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <>
          <select
            id={id}
            name="category"
            class={styles['select']}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={value ?? ''}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            <option value="" disabled>
              {t('form.category.placeholder')}
            </option>
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {chosen?.hint ? <p class={styles['hint']}>{chosen.hint}</p> : null}
        </>
      )}
    </Field>
  );
}
