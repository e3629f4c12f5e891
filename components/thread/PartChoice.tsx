import { useTranslator } from '../services.ts';
import styles from './PartChoice.module.css';
import type { PostPart } from './picks.ts';

export interface PartChoiceProps {
  /** The post's number, from 1. */
  readonly number: number;
  readonly part: PostPart;
  readonly onPart: (part: PostPart) => void;
  /** It was picked by mistake. */
  readonly onDrop: () => void;
}

/** What a picked post is in the report: an attack, context, or not part of it after all. */
export function PartChoice({ number, part, onPart, onDrop }: PartChoiceProps) {
  const { t } = useTranslator();
  const name = `part-${number}`;
  return (
    <fieldset class={styles['parts']}>
      <legend class={styles['legend']}>{t('thread.part', { number })}</legend>
      {(['attack', 'context'] as const).map((each) => (
        <label key={each} class={styles['part']}>
          <input type="radio" name={name} checked={part === each} onChange={() => onPart(each)} />
          <span>{t(`thread.part.${each}`)}</span>
        </label>
      ))}
      <label class={styles['part']}>
        <input type="radio" name={name} checked={false} onChange={onDrop} />
        <span>{t('thread.part.none')}</span>
      </label>
    </fieldset>
  );
}
