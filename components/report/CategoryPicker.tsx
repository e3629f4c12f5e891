import { SelectInput } from '../base/SelectInput.tsx';
import { useTranslator } from '../services.ts';
import type { CategoryGroup } from './coach-view.ts';

export interface CategoryPickerProps {
  readonly groups: readonly CategoryGroup[];
  /** A category or one of its sub-types. */
  readonly value: string | undefined;
  readonly onChange: (category: string) => void;
}

/** The kinds of harm, grouped as the standard groups them; finer kinds are asked once there are any. */
export function CategoryPicker({ groups, value, onChange }: CategoryPickerProps) {
  const { t } = useTranslator();
  const chosen = groups
    .flatMap((group) => group.choices)
    .find(
      (choice) =>
        choice.value === value || choice.subtypes.some((subtype) => subtype.value === value),
    );
  return (
    <>
      <SelectInput
        label={t('form.category')}
        name="category"
        groups={groups}
        value={chosen?.value}
        onChange={onChange}
        placeholder={t('form.choose')}
        hint={chosen?.hint}
        problem={chosen === undefined ? t('form.category.missing') : undefined}
      />
      {chosen !== undefined && chosen.subtypes.length > 0 ? (
        <SelectInput
          label={t('form.subtype')}
          name="subtype"
          value={value}
          onChange={onChange}
          choices={[{ value: chosen.value, label: t('form.subtype.any') }, ...chosen.subtypes]}
        />
      ) : null}
    </>
  );
}
