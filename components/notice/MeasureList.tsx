import { useEffect, useState } from 'preact/hooks';
import type { AskedOfPlatform } from '../../utils/casework/notice-wire.ts';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import type { LocalizedText } from '../../utils/protocol/primitives.ts';
import styles from './notice.module.css';
import type { NoticeServices } from './notice-services.ts';

type NoticedMeasure = AskedOfPlatform['measure'];

export interface MeasureListProps {
  readonly title: string;
  readonly measures: readonly NoticedMeasure[];
  readonly services: Pick<NoticeServices<unknown>, 'words' | 'nameMeasure'>;
}

/** What was decided: each measure by its name, where it stands, and when it ends by itself. */
export function MeasureList({ title, measures, services }: MeasureListProps) {
  const { words, nameMeasure } = services;
  return (
    <section class={styles['part']} aria-labelledby="measures">
      <h2 class={styles['title']} id="measures">
        {title}
      </h2>
      <ul class={styles['list']}>
        {measures.map((measure) => (
          <Measure key={measure.number} measure={measure} words={words} nameMeasure={nameMeasure} />
        ))}
      </ul>
    </section>
  );
}

interface MeasureProps {
  readonly measure: NoticedMeasure;
  readonly words: NoticeTranslator;
  readonly nameMeasure: NoticeServices<unknown>['nameMeasure'];
}

function Measure({ measure, words, nameMeasure }: MeasureProps) {
  const { t, pick, when } = words;
  const { number, measure: id, state, since, expiresAt } = measure;
  const [name, setName] = useState<LocalizedText | undefined>(undefined);
  useEffect(() => {
    const load = async () => setName(await nameMeasure(id));
    void load();
  }, [id, nameMeasure]);
  const facts = [
    t(`measure.${state}`),
    t('measure.since', { when: when(since) }),
    expiresAt === null ? '' : t('measure.until', { when: when(expiresAt) }),
  ];
  return (
    <li class={styles['entry']} data-measure={number} data-state={state}>
      <strong>{name === undefined ? id : pick(name)}</strong>
      <span class={styles['soft']}>{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
