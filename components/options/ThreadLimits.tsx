import { useTranslator } from '../services.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import styles from './OptionsPage.module.css';

export interface ThreadLimitValues {
  readonly posts: number;
  readonly minutes: number;
  readonly megabytes: number;
}

const offered = {
  posts: [200, 500, 1_000, 2_000, 5_000, 20_000],
  minutes: [5, 15, 30, 60, 240],
  megabytes: [50, 200, 500, 2_000],
} as const;

export interface ThreadLimitsProps {
  readonly limits: ThreadLimitValues;
  readonly onLimits: (limits: ThreadLimitValues) => void;
}

/** When the capture of a whole discussion ends by itself. */
export function ThreadLimitsSetting({ limits, onLimits }: ThreadLimitsProps) {
  const { t } = useTranslator();
  const names = ['posts', 'minutes', 'megabytes'] as const;
  return (
    <section class={styles['section']} aria-labelledby="thread-title">
      <h2 class={styles['heading']} id="thread-title">
        {t('options.thread.title')}
      </h2>
      <p class={styles['reason']}>{t('options.thread.why')}</p>
      {names.map((name) => (
        <ChoiceSetting
          key={name}
          label={t(`options.thread.${name}`)}
          value={String(limits[name])}
          choices={choicesOf(name, limits[name])}
          onChange={(value) => onLimits({ ...limits, [name]: Number(value) })}
        />
      ))}
    </section>
  );
}

/** What is offered, and what is set should it be none of that. */
function choicesOf(name: keyof typeof offered, current: number) {
  const values = new Set<number>([...offered[name], current]);
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: String(value) }));
}
