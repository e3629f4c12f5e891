import type { PagePart } from '../../utils/report/redaction/page-parts.ts';
import { useTranslator } from '../services.ts';
import styles from './RedactPage.module.css';

export interface PartListProps {
  readonly parts: readonly PagePart[];
  readonly picked: ReadonlyMap<number, unknown>;
  readonly onToggle: (index: number) => void;
  /** For pictures: which are the reporter's own, and the way to say so. */
  readonly own?: {
    readonly avatars: readonly string[];
    readonly onToggle: (part: PagePart) => void;
  };
}

/** Parts of the page to be ticked, for whoever does not use a pointer. */
export function PartList({ parts, picked, onToggle, own }: PartListProps) {
  const { t } = useTranslator();
  return (
    <ul class={styles['parts']}>
      {parts.map((part, order) => (
        <li key={part.index} class={styles['row']}>
          <label class={styles['part']}>
            <input
              type="checkbox"
              checked={picked.has(part.index)}
              onChange={() => onToggle(part.index)}
            />
            <span dir="auto">
              {part.kind === 'picture'
                ? t('redact.image', { number: order + 1, name: part.label })
                : part.label}
            </span>
          </label>
          {own === undefined || part.source === '' ? null : (
            <button type="button" class={styles['own']} onClick={() => own.onToggle(part)}>
              {t(own.avatars.includes(part.source) ? 'redact.self.isNotMe' : 'redact.self.isMe')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
