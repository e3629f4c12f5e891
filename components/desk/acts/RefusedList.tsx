import type { Standing } from './act-law.ts';
import { useActWords } from './act-words.tsx';
import styles from './RefusedList.module.css';
import { whoMay } from './who-may.ts';

export interface RefusedListProps {
  readonly standings: readonly {
    readonly id: string;
    readonly name: string;
    readonly standing: Standing;
  }[];
}

/** What this handler may not do here, why, and who may: before anybody tries. */
export function RefusedList({ standings }: RefusedListProps) {
  const words = useActWords();
  return (
    <ul class={styles['list']}>
      {standings.map(({ id, name, standing }) =>
        standing.kind === 'refused' ? (
          <li key={id} data-refused={id} data-why={standing.refusal}>
            <span class={styles['what']}>{name}</span> {whoMay(standing, words)}
          </li>
        ) : null,
      )}
    </ul>
  );
}
