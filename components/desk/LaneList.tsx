import type { DeskCounts } from '../../utils/casework/wire.ts';
import { KeyName } from '../base/KeyName.tsx';
import { useWords, useWork } from './desk-context.ts';
import styles from './LaneList.module.css';
import { nameOfLane } from './names.ts';
import { countLanes, countView, keyOfView, type View, views } from './queue-views.ts';

export interface LaneListProps {
  readonly counts: DeskCounts;
  readonly view: View;
  readonly lane: string | undefined;
  readonly onView: (view: View) => void;
  readonly onLane: (lane: string | undefined) => void;
}

interface EntryProps {
  readonly name: string;
  readonly count: number | undefined;
  readonly keys?: string;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

function Entry({ name, count, keys, isOn, onClick }: EntryProps) {
  return (
    <li>
      <button type="button" class={styles['entry']} aria-pressed={isOn} onClick={onClick}>
        <span>{name}</span>
        {count === undefined ? null : <span class={styles['count']}>{count}</span>}
        <KeyName keys={keys} />
      </button>
    </li>
  );
}

/** At the left of the queue: what to look at, and how much of it there is. */
export function LaneList({ counts, view, lane, onView, onLane }: LaneListProps) {
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const byLane = countLanes(counts);
  return (
    <nav class={styles['lists']} aria-label={t('queue.views')}>
      <h2 class={styles['title']}>{t('queue.views')}</h2>
      <ul class={styles['list']}>
        {views.map((each) => (
          <Entry
            key={each}
            name={t(`view.${each}`)}
            count={countView(each, counts)}
            keys={keyOfView(each)}
            isOn={view === each}
            onClick={() => onView(each)}
          />
        ))}
      </ul>
      <h2 class={styles['title']}>{t('queue.lanes')}</h2>
      <ul class={styles['list']}>
        <Entry
          name={t('queue.all-lanes')}
          count={undefined}
          isOn={lane === undefined}
          onClick={() => onLane(undefined)}
        />
        {standard.lanes.map(({ id }) => (
          <Entry
            key={id}
            name={nameOfLane(id, standard, words)}
            count={byLane.get(id) ?? 0}
            isOn={lane === id}
            onClick={() => onLane(lane === id ? undefined : id)}
          />
        ))}
      </ul>
    </nav>
  );
}
