import { Chip } from '../base/Chip.tsx';
import type { Choice } from '../base/ChoiceGroup.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './CategoryPicker.module.css';
import type { CategoryGroup } from './coach-view.ts';
import { FieldPlace } from './FieldPlace.tsx';

export interface CategoryPickerProps {
  readonly groups: readonly CategoryGroup[];
  readonly suggestions: readonly Choice[];
  /** A category or one of its sub-types. */
  readonly value: string | undefined;
  readonly onChange: (category: string) => void;
}

/** The kinds of harm: what the capture looks like in one click, then all of them, then the finer kinds. */
export function CategoryPicker({ groups, suggestions, value, onChange }: CategoryPickerProps) {
  const { t } = useTranslator();
  const chosen = groups
    .flatMap((group) => group.choices)
    .find(
      (choice) =>
        choice.value === value || choice.subtypes.some((subtype) => subtype.value === value),
    );
  return (
    <>
      <FieldPlace field="category">
        <SelectInput
          label={t('form.category')}
          name="category"
          groups={groups}
          value={chosen?.value}
          onChange={onChange}
          placeholder={t('form.choose')}
          hint={chosen?.hint}
          problem={chosen === undefined ? t('form.category.missing') : undefined}
          above={
            suggestions.length === 0 ? null : (
              <SuggestionChips suggestions={suggestions} value={value} onChange={onChange} />
            )
          }
        />
      </FieldPlace>
      {chosen !== undefined && chosen.subtypes.length > 0 ? (
        <FieldPlace field="subtype">
          <SelectInput
            label={t('form.subtype')}
            name="subtype"
            value={value}
            onChange={onChange}
            choices={[{ value: chosen.value, label: t('form.subtype.any') }, ...chosen.subtypes]}
          />
        </FieldPlace>
      ) : null}
    </>
  );
}

type SuggestionChipsProps = Pick<CategoryPickerProps, 'suggestions' | 'value' | 'onChange'>;

/** Computed from the captured words, on this device; the strongest says why. */
function SuggestionChips({ suggestions, value, onChange }: SuggestionChipsProps) {
  const { t } = useTranslator();
  const told = suggestions.find((suggestion) => suggestion.value === value) ?? suggestions[0];
  return (
    <fieldset class={styles['suggestions']}>
      <legend class={styles['legend']}>{t('form.suggested')}</legend>
      <div class={styles['chips']}>
        {suggestions.map((suggestion) => (
          <Chip
            key={suggestion.value}
            isOn={suggestion.value === value}
            onClick={() => onChange(suggestion.value)}
          >
            {suggestion.label}
          </Chip>
        ))}
      </div>
      {told?.hint ? <p class={styles['why']}>{told.hint}</p> : null}
    </fieldset>
  );
}
