import { useState } from 'preact/hooks';
import type { MinimumPick } from '../../utils/report/minimum-set.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './PickBar.module.css';
import { addPicks, keysOf, type Picks, pickMinimum } from './picks.ts';

export interface PickBarProps {
  readonly picks: Picks;
  readonly minimum: readonly MinimumPick[];
  readonly allKeys: readonly string[];
  readonly numberOf: (key: string) => number;
  readonly isBusy: boolean;
  readonly onPicked: (picks: Picks) => void;
  /** Only what is picked is listed, to look through it before it is reported. */
  readonly isOnlyPicked: boolean;
  readonly onOnlyPicked: (isOnly: boolean) => void;
  readonly onReport: () => void;
}

const lexicons = ['threat', 'doxxing', 'pile-on', 'abuse', 'accusation'] as const;

/** How much is picked, quick ways to pick, and the way to the report. */
export function PickBar(props: PickBarProps) {
  const { picks, minimum, allKeys, numberOf, isBusy, onPicked, onReport } = props;
  const { t } = useTranslator();
  const [isExplained, setExplained] = useState(false);
  const count = picks.size;
  const attacks = keysOf(picks, allKeys, 'attack').length;
  const why = ({ because, lexicons: found }: MinimumPick): string => {
    if (because === 'first') return t('thread.minimum.first');
    if (because === 'latest') return t('thread.minimum.latest');
    const words = lexicons
      .filter((id) => found.includes(id))
      .map((id) => t(`thread.lexicon.${id}`));
    return t('thread.minimum.worst', { words: words.join(' · ') });
  };
  return (
    <section class={styles['bar']}>
      <p class={styles['count']} role="status">
        {t('thread.picked', { count })}
      </p>
      <div class={styles['buttons']}>
        <Button
          onClick={() => {
            onPicked(pickMinimum(picks, minimum));
            setExplained(true);
          }}
        >
          {t('thread.pick.minimum')}
        </Button>
        <Button onClick={() => onPicked(addPicks(picks, allKeys))}>{t('thread.pick.all')}</Button>
        <Button onClick={() => onPicked(new Map())} disabled={count === 0}>
          {t('thread.pick.none')}
        </Button>
      </div>
      <p class={styles['hint']}>{t('thread.pick.hint')}</p>
      {isExplained ? (
        <div class={styles['hint']}>
          <p>{t('thread.minimum.explained')}</p>
          <ul>
            {minimum.map((pick) => (
              <li key={pick.key}>
                {numberOf(pick.key)}: {why(pick)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {count === 0 ? null : (
        <>
          <p class={styles['hint']}>
            {t('thread.parts', { attacks, contexts: count - attacks })}
            {attacks === 0 ? ` ${t('thread.parts.noAttack')}` : null}
          </p>
          <label class={styles['only']}>
            <input
              type="checkbox"
              checked={props.isOnlyPicked}
              onChange={(event) => props.onOnlyPicked(event.currentTarget.checked)}
            />
            {t('thread.onlyPicked')}
          </label>
        </>
      )}
      <Button variant="primary" wide disabled={attacks === 0 || isBusy} onClick={onReport}>
        {isBusy ? t('thread.reporting') : t('thread.report')}
      </Button>
    </section>
  );
}
