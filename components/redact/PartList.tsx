import { useTranslator } from '../services.ts';
import styles from './RedactPage.module.css';
import type { PagePart } from './tag-elements.ts';

export interface PartListProps {
  readonly parts: readonly PagePart[];
  readonly picked: ReadonlySet<number>;
  readonly onToggle: (index: number) => void;
}

/** Parts of the page to be ticked, for whoever does not use a pointer. */
export function PartList({ parts, picked, onToggle }: PartListProps) {
  const { t } = useTranslator();
  return (
    <ul class={styles['parts']}>
      {parts.map(({ index, kind, label }, order) => (
        <li key={index}>
          <label class={styles['part']}>
            <input type="checkbox" checked={picked.has(index)} onChange={() => onToggle(index)} />
            <span dir="auto">
              {kind === 'picture' ? t('redact.image', { number: order + 1, name: label }) : label}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
