import { useEffect, useState } from 'preact/hooks';
import type { ExposureSums } from '../../../utils/casework/desk-wire.ts';
import { useActWords } from '../acts/act-words.tsx';
import { useWords, useWork } from '../desk-context.ts';
import styles from './SupervisionPage.module.css';

/** What looking costs the team: sums of weeks that enough people told of, and nobody's own. */
export function TeamExposure() {
  const { t } = useActWords();
  const { when } = useWords();
  const work = useWork();
  const [sums, setSums] = useState<ExposureSums['weeks']>([]);
  const isSupervisor = work.handler.roles.includes('supervisor');
  useEffect(() => {
    const load = async () => {
      if (!isSupervisor) return;
      const answer = await work.readExposure();
      if (answer.ok) setSums(answer.value.weeks);
    };
    void load();
  }, [work, isSupervisor]);
  if (!isSupervisor) return null;
  return (
    <section class={styles['tally']} data-team-exposure={sums.length}>
      <h2 class={styles['heading']}>{t('exposure.team')}</h2>
      {sums.length === 0 ? <p class={styles['count']}>{t('exposure.team.none')}</p> : null}
      <ul class={styles['list']}>
        {sums.map(({ week, people, pictures, hardMinutes }) => (
          <li key={week}>
            {t('exposure.team.week', { week: when(week), people, pictures, minutes: hardMinutes })}
          </li>
        ))}
      </ul>
    </section>
  );
}
