import { useState } from 'preact/hooks';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { type CasebookCase, inboxId } from '../../utils/report/casebook-case.ts';
import { Button } from '../base/Button.tsx';
import { RowList } from '../base/RowList.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './CaseList.module.css';
import type { CasebookActions } from './casebook-actions.ts';

/** What of a drag is ours: the numbers of the items, one a line. */
export const dragType = 'application/x-plaint-items';

export interface CaseListProps {
  readonly view: CasebookView;
  /** Undefined for all of them. */
  readonly selected: string | undefined;
  readonly onSelect: (caseId: string | undefined) => void;
  readonly onImport: () => void;
  readonly actions: Pick<CasebookActions, 'onCreateCase' | 'onMove'>;
}

export function useCaseName(): (record: CasebookCase) => string {
  const { t } = useTranslator();
  return (record) =>
    record.title || (record.id === inboxId ? t('casebook.inbox') : t('casebook.untitled'));
}

/** The cases: a click shows one, items are dropped on one. The keyboard moves items with “Move to…”. */
export function CaseList({ view, selected, onSelect, onImport, actions }: CaseListProps) {
  const { t } = useTranslator();
  const [title, setTitle] = useState<string | undefined>(undefined);
  const counts = new Map<string, number>();
  for (const { caseId } of view.items) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  const create = () => {
    const name = (title ?? '').trim();
    if (name === '') return;
    setTitle(undefined);
    void actions.onCreateCase(name).then(onSelect);
  };
  return (
    <nav class={styles['cases']} aria-label={t('casebook.cases')}>
      <RowList>
        <li>
          <button
            type="button"
            class={styles['case']}
            aria-current={selected === undefined}
            onClick={() => onSelect(undefined)}
          >
            <span class={styles['name']}>{t('casebook.all')}</span>
            <span class={styles['count']}>{view.items.length}</span>
          </button>
        </li>
        {view.cases.map((record) => (
          <CaseEntry
            key={record.id}
            record={record}
            count={counts.get(record.id) ?? 0}
            isSelected={selected === record.id}
            isCurrent={view.currentCase === record.id}
            onSelect={() => onSelect(record.id)}
            onDropItems={(ids) => actions.onMove(ids, record.id)}
          />
        ))}
      </RowList>
      {title === undefined ? (
        <div class={styles['tools']}>
          <Button onClick={() => setTitle('')}>{t('casebook.newCase')}</Button>
          <Button variant="quiet" onClick={onImport}>
            {t('casebook.import')}
          </Button>
        </div>
      ) : (
        <form
          class={styles['tools']}
          onSubmit={(event) => {
            event.preventDefault();
            create();
          }}
        >
          <TextInput label={t('casebook.newCase.title')} value={title} onInput={setTitle} />
          <Button type="submit" variant="primary" disabled={title.trim() === ''}>
            {t('casebook.create')}
          </Button>
        </form>
      )}
    </nav>
  );
}

interface CaseEntryProps {
  readonly record: CasebookCase;
  readonly count: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
  readonly onDropItems: (ids: readonly string[]) => void;
}

function CaseEntry(props: CaseEntryProps) {
  const { record, count, isSelected, isCurrent, onSelect, onDropItems } = props;
  const { t } = useTranslator();
  const nameOf = useCaseName();
  const [isOver, setOver] = useState(false);
  const today = new Date().toISOString().slice(0, 10);
  const { dueOn: day, state } = record;
  const isLate = day !== undefined && day < today && state !== 'closed';
  return (
    <li>
      <button
        type="button"
        class={styles['case']}
        aria-current={isSelected}
        data-over={isOver}
        onClick={onSelect}
        onDragOver={(event) => {
          if (!event.dataTransfer?.types.includes(dragType)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          const ids = event.dataTransfer?.getData(dragType).split('\n').filter(Boolean) ?? [];
          if (ids.length === 0) return;
          event.preventDefault();
          onDropItems(ids);
        }}
      >
        <span class={styles['name']} dir="auto">
          {nameOf(record)}
        </span>
        <span class={styles['count']}>{count}</span>
        <span class={styles['detail']}>
          {t(`casebook.case.state.${state}`)}
          {isCurrent ? ` · ${t('casebook.current')}` : ''}
          {day === undefined ? null : (
            <span data-late={isLate}>
              {' · '}
              {isLate ? t('casebook.case.overdue', { day }) : t('casebook.case.dueOn', { day })}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
