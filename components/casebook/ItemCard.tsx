import { useState } from 'preact/hooks';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { ItemState } from '../../utils/report/casebook/item-state.ts';
import { addressOf, pageOf } from '../../utils/report/export/case-export.ts';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import { dragType } from './CaseList.tsx';
import type { CasebookActions } from './casebook-actions.ts';
import styles from './ItemCard.module.css';

export interface ItemCardProps {
  readonly item: CaseItem;
  readonly state: ItemState;
  readonly isSelected: boolean;
  readonly isDuplicate: boolean;
  /** What is dragged along: the selection, if this one belongs to it. */
  readonly dragged: () => readonly string[];
  readonly onSelect: () => void;
  readonly onExport: () => void;
  readonly actions: Pick<
    CasebookActions,
    'onContinue' | 'onItemEvidence' | 'onUntag' | 'onNote' | 'onReport'
  >;
}

const tones: Readonly<Record<ItemState, string | undefined>> = {
  collected: undefined,
  drafted: 'warn',
  sending: undefined,
  received: 'good',
  answered: 'good',
};

/** One item: who, what, where, when; opened, all of its words, tags, note and ways on. */
export function ItemCard(props: ItemCardProps) {
  const { item, state, isSelected, isDuplicate, dragged, onSelect, onExport, actions } = props;
  const { t, when } = useTranslator();
  const [isOpen, setOpen] = useState(false);
  const name = showSigns(item.author.name || item.title || addressOf(item));
  const page = pageOf(item);
  return (
    <article
      class={styles['card']}
      data-selected={isSelected}
      draggable
      onDragStart={(event) => event.dataTransfer?.setData(dragType, dragged().join('\n'))}
    >
      <input
        type="checkbox"
        class={styles['check']}
        checked={isSelected}
        aria-label={t('casebook.select', { name: name.slice(0, 80) })}
        onChange={onSelect}
      />
      <div class={styles['body']}>
        <p class={styles['head']}>
          <strong dir="auto">{name}</strong>
          <span class={styles['state']} data-tone={tones[state]}>
            {t(`casebook.state.${state}`)}
          </span>
          {isDuplicate ? (
            <span class={styles['state']} data-tone="warn">
              {t('casebook.duplicate')}
            </span>
          ) : null}
          {item.tags.map((tag) => (
            <span key={tag} class={styles['state']}>
              {tag}
            </span>
          ))}
        </p>
        <p class={isOpen ? styles['whole'] : styles['text']} dir="auto">
          {showSigns(isOpen ? item.text : item.text.slice(0, 300))}
        </p>
        <p class={styles['detail']}>
          {when(item.capturedAt)} · <bdi>{showSigns(addressOf(item))}</bdi>
          {page === undefined ? null : (
            <>
              {' · '}
              <bdi>{showSigns(page)}</bdi>
            </>
          )}
        </p>
        {isOpen ? <Opened item={item} actions={actions} /> : null}
        <div class={styles['actions']}>
          <Button variant="quiet" onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('casebook.less') : t('casebook.more')}
          </Button>
          {item.captureId === undefined ? null : (
            <Button variant="quiet" onClick={() => actions.onItemEvidence(item.id)}>
              {t('casebook.open')}
            </Button>
          )}
          {state === 'drafted' && item.draftId !== undefined ? (
            <Button variant="quiet" onClick={() => actions.onContinue(item.draftId ?? '')}>
              {t('casebook.writing')}
            </Button>
          ) : null}
          {state === 'collected' ? (
            <Button variant="quiet" onClick={() => actions.onReport([item.id])}>
              {t('casebook.report')}
            </Button>
          ) : null}
          <Button variant="quiet" onClick={onExport}>
            {t('casebook.exportItem')}
          </Button>
        </div>
      </div>
    </article>
  );
}

function Opened({ item, actions }: Pick<ItemCardProps, 'item' | 'actions'>) {
  const { t } = useTranslator();
  const [note, setNote] = useState(item.note);
  return (
    <div
      class={styles['opened']}
      onFocusOut={() => note !== item.note && actions.onNote(item.id, note)}
    >
      {item.tags.length === 0 ? null : (
        <div class={styles['actions']}>
          {item.tags.map((tag) => (
            <Button key={tag} variant="quiet" onClick={() => actions.onUntag(item.id, tag)}>
              {t('casebook.removeTag', { tag })}
            </Button>
          ))}
        </div>
      )}
      {item.captureId === undefined ? null : (
        <a href={`redact.html?item=${item.id}`}>{t('viewer.redact')}</a>
      )}
      <TextInput label={t('casebook.note')} value={note} onInput={setNote} rows={2} />
      <code class={styles['hash']}>SHA-256 {item.contentSha256}</code>
    </div>
  );
}
