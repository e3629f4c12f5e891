import { useMemo } from 'preact/hooks';
import { type Command, useCommands } from '../commands.ts';
import { KeyButton } from '../KeyButton.tsx';
import styles from './ActButtons.module.css';
import { type Standing, soleNumber, standingOf } from './act-law.ts';
import { useActWords } from './act-words.tsx';
import { type Act, type ActGroup, actGroups, actKeys } from './acts.ts';
import { RefusedList } from './RefusedList.tsx';
import type { DecisionScene } from './scene.ts';
import type { ActWork } from './use-act.ts';

export interface ActButtonsProps {
  readonly scene: DecisionScene;
  readonly work: ActWork;
}

interface Offered {
  readonly act: Act;
  readonly standing: Exclude<Standing, { kind: 'away' }>;
}

/** Not offered to who reads everything and changes nothing. */
const isDoing = ({ handler }: DecisionScene) =>
  handler.roles.some((role) => role !== 'auditor' && role !== 'administrator');

function offeredOf(group: ActGroup, scene: DecisionScene): readonly Offered[] {
  return actGroups[group].flatMap((act) => {
    const standing = standingOf(act, scene);
    return standing.kind === 'away' ? [] : [{ act, standing }];
  });
}

const groups = Object.keys(actGroups) as readonly ActGroup[];

/** Everything that somebody may do now; what this handler may not says why, and who may. */
export function ActButtons({ scene, work }: ActButtonsProps) {
  const { t } = useActWords();
  const { draft, isBusy } = work;
  // The law is asked of each act and each colleague: not at every key that is typed.
  const offered = useMemo(
    () => (isDoing(scene) ? groups.map((group) => ({ group, acts: offeredOf(group, scene) })) : []),
    [scene],
  );
  const begin = (act: Act) => {
    const number = soleNumber(act, scene);
    work.begin(act, number === undefined ? {} : { number });
  };
  useCommands(
    offered.flatMap(({ acts }) =>
      acts
        .filter(({ standing }) => standing.kind === 'open')
        .map(
          ({ act }): Command => ({
            id: `act-${act}`,
            keys: actKeys[act],
            label: t(`act.${act}`),
            isOff: isBusy || draft?.act === act,
            run: () => begin(act),
          }),
        ),
    ),
  );
  return (
    <div class={styles['groups']}>
      {offered
        .filter(({ acts }) => acts.length > 0)
        .map(({ group, acts }) => (
          <section key={group} class={styles['group']} data-group={group}>
            <h3 class={styles['title']}>{t(`group.${group}`)}</h3>
            <div class={styles['buttons']}>
              {acts
                .filter(({ standing }) => standing.kind === 'open')
                .map(({ act }) => (
                  <KeyButton
                    key={act}
                    keys={actKeys[act]}
                    disabled={isBusy}
                    variant={draft?.act === act ? 'primary' : 'plain'}
                    onClick={() => begin(act)}
                  >
                    {t(`act.${act}`)}
                  </KeyButton>
                ))}
            </div>
            <RefusedList
              standings={acts.map(({ act, standing }) => ({
                id: act,
                name: t(`act.${act}`),
                standing,
              }))}
            />
          </section>
        ))}
    </div>
  );
}
