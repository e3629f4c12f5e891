import type { Supervision } from '../../../utils/casework/desk-wire.ts';
import { useActWords } from '../acts/act-words.tsx';
import { useWords, useWork } from '../desk-context.ts';
import { nameOfLane } from '../names.ts';
import type { OverdueFilter } from './reassign.ts';
import styles from './SupervisionPage.module.css';

export interface TalliesProps {
  readonly told: Supervision;
  readonly filter: OverdueFilter;
  readonly onFilter: (filter: OverdueFilter) => void;
}

interface TallyProps {
  readonly title: string;
  readonly entries: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
    readonly isOn: boolean;
    readonly onClick: () => void;
  }[];
}

function Tally({ title, entries }: TallyProps) {
  return (
    <section class={styles['tally']}>
      <h2 class={styles['heading']}>{title}</h2>
      <ul class={styles['list']}>
        {entries.map(({ id, name, count, isOn, onClick }) => (
          <li key={id}>
            <button type="button" class={styles['bar']} aria-pressed={isOn} onClick={onClick}>
              <span>{name}</span>
              <span class={styles['figure']}>{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How much is overdue by whose it is, in which lane, on which platform; each narrows the list to itself. */
export function Tallies({ told, filter, onFilter }: TalliesProps) {
  const { t } = useActWords();
  const words = useWords();
  const { standard } = useWork();
  const toggle = (next: OverdueFilter, isOn: boolean) => onFilter(isOn ? {} : next);
  return (
    <div class={styles['tallies']}>
      <Tally
        title={t('supervision.owner')}
        entries={told.byOwner.map(({ owner, count }) => {
          const isOn = filter.owner === owner;
          const name =
            owner === null ? words.t('row.unclaimed') : t('who.handler', { number: owner });
          return { id: String(owner), name, count, isOn, onClick: () => toggle({ owner }, isOn) };
        })}
      />
      <Tally
        title={words.t('queue.lanes')}
        entries={told.byLane.map(({ lane, count }) => {
          const isOn = filter.lane === lane;
          const name = nameOfLane(lane, standard, words);
          return { id: lane, name, count, isOn, onClick: () => toggle({ lane }, isOn) };
        })}
      />
      <Tally
        title={t('supervision.platform')}
        entries={told.byPlatform.map(({ platform, count }) => {
          const isOn = filter.platform === platform;
          return {
            id: platform,
            name: platform,
            count,
            isOn,
            onClick: () => toggle({ platform }, isOn),
          };
        })}
      />
    </div>
  );
}
