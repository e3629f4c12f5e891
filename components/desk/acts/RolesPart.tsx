import type { DeskCase } from '../../../utils/casework/wire.ts';
import type { ThreadEvidence } from '../../../utils/protocol/thread.ts';
import { type Command, useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import { KeyButton } from '../KeyButton.tsx';
import { PanePart } from '../Pane.tsx';
import { standingOf } from './act-law.ts';
import { useActWords } from './act-words.tsx';
import { actKeys } from './acts.ts';
import styles from './parts.module.css';
import { describeMarks, keyOfRole } from './role-marks.ts';
import type { DecisionScene } from './scene.ts';
import type { ActWork } from './use-act.ts';
import { useMarks } from './use-marks.ts';

export interface RolesPartProps {
  readonly thread: ThreadEvidence;
  readonly current: DeskCase;
  readonly scene: DecisionScene;
  readonly work: ActWork;
}

/**
 * Roles that software proposed: a person confirms or refuses each, with the posts that speak for it (A9b).
 */
export function RolesPart({ thread, current, scene, work }: RolesPartProps) {
  const { t } = useActWords();
  const { t: desk } = useWords();
  const { draft, isBusy, begin, change } = work;
  const isOpen = thread.roles.length > 0 && standingOf('roles', scene).kind === 'open';
  const command: Command = {
    id: 'act-roles',
    keys: actKeys.roles,
    label: t('act.roles'),
    isOff: !isOpen || isBusy || draft?.act === 'roles',
    run: () => begin('roles'),
  };
  useCommands([command]);
  const before = useMarks(current);
  if (thread.roles.length === 0) return null;
  const marks = draft?.act === 'roles' ? draft.marks : undefined;
  const nameOf = (account: string) =>
    thread.accounts.find(({ key }) => key === account)?.name ?? account;
  const mark = (key: string, as: 'confirmed' | 'refused') => {
    if (draft?.act !== 'roles') return;
    const next = { ...draft.marks, [key]: as };
    change({ ...draft, marks: next, words: describeMarks(thread, next) });
  };
  return (
    <PanePart title={t('roles.title')}>
      <p class={styles['soft']}>{t('roles.first')}</p>
      <ul class={styles['list']}>
        {thread.roles.map((role) => {
          const key = keyOfRole(role);
          return (
            <li
              key={key}
              class={styles['entry']}
              data-role={role.role}
              data-marked={(marks ?? before)[key]}
            >
              <span>
                <bdi>{nameOf(role.account)}</bdi> · {desk(`role.${role.role}`)}
              </span>
              <span class={styles['soft']}>
                {t('roles.evidence', { count: role.evidence.length })}
              </span>
              {marks === undefined && before[key] !== undefined ? (
                <span>{t(`roles.was-${before[key]}`)}</span>
              ) : null}
              {marks === undefined ? null : (
                <span class={styles['buttons']}>
                  {(['confirmed', 'refused'] as const).map((as) => (
                    <KeyButton
                      key={as}
                      variant={marks[key] === as ? 'primary' : 'plain'}
                      pressed={marks[key] === as}
                      onClick={() => mark(key, as)}
                    >
                      {t(`roles.${as}`)}
                    </KeyButton>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {isOpen && marks === undefined ? (
        <div>
          <KeyButton keys={actKeys.roles} disabled={isBusy} onClick={command.run}>
            {t('act.roles')}
          </KeyButton>
        </div>
      ) : null}
    </PanePart>
  );
}
