import { type Role, roles } from '../../utils/casework/roles.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import styles from './PeoplePage.module.css';

export interface RoleChoicesProps {
  readonly legend: string;
  readonly chosen: readonly Role[];
  readonly words: PeopleTranslator;
  readonly onChange: (chosen: readonly Role[]) => void;
}

/** What somebody may do, one box each. */
export function RoleChoices({ legend, chosen, words, onChange }: RoleChoicesProps) {
  return (
    <fieldset class={styles['roles']}>
      <legend>{legend}</legend>
      {roles.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            name="role"
            value={role}
            checked={chosen.includes(role)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked ? [...chosen, role] : chosen.filter((each) => each !== role),
              )
            }
          />
          {words.t(`role.${role}`)}
        </label>
      ))}
    </fieldset>
  );
}
