import { useMemo, useState } from 'preact/hooks';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import {
  countAccounts,
  filterItems,
  type ItemFilter,
  listTags,
} from '../../utils/report/casebook/filter-items.ts';
import { Notice } from '../base/Notice.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import { useTranslator } from '../services.ts';
import { BulkBar } from './BulkBar.tsx';
import styles from './CasebookPage.module.css';
import type { CasebookActions } from './casebook-actions.ts';
import { ItemCard } from './ItemCard.tsx';
import { ItemFilters } from './ItemFilters.tsx';
import { useSearch } from './use-search.ts';

export interface ItemsViewProps {
  readonly view: CasebookView;
  readonly caseId: string | undefined;
  readonly actions: CasebookActions;
  readonly onExport: (items: readonly CaseItem[]) => void;
}

/** The items of a case or of all: found, narrowed, selected, and dealt with together. */
export function ItemsView({ view, caseId, actions, onExport }: ItemsViewProps) {
  const { t } = useTranslator();
  const [query, setQuery] = useState('');
  const [own, setFilter] = useState<ItemFilter>({});
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useSearch(view.items);
  const filter: ItemFilter = caseId === undefined ? own : { ...own, caseId };
  const ofCase = useMemo(
    () => (caseId === undefined ? view.items : view.items.filter((item) => item.caseId === caseId)),
    [view.items, caseId],
  );
  const accounts = useMemo(() => countAccounts(ofCase), [ofCase]);
  const tags = useMemo(() => listTags(ofCase), [ofCase]);
  const found = useMemo(() => search.index.search(query), [search.index, search.done, query]);
  const shown = useMemo(
    () =>
      filterItems(ofCase, filter, { stateOf: view.stateOf, duplicates: view.duplicates, found }),
    [ofCase, view, JSON.stringify(filter), found],
  );
  const chosen = shown.filter(({ id }) => selected.has(id));
  const ids = chosen.map(({ id }) => id);
  const finish = (action: () => void) => {
    action();
    setSelected(new Set());
  };
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  if (ofCase.length === 0) {
    return (
      <Notice title={t('casebook.items.empty.title')}>
        <p>{t('casebook.items.empty.body')}</p>
      </Notice>
    );
  }
  return (
    <>
      <ItemFilters
        query={query}
        onQuery={setQuery}
        filter={own}
        onFilter={setFilter}
        accounts={accounts}
        tags={tags}
      />
      {search.done < search.total && query !== '' ? (
        <p class={styles['hint']} role="status">
          {t('casebook.indexing', { done: search.done, total: search.total })}
        </p>
      ) : null}
      <BulkBar
        shown={shown.length}
        selected={chosen.length}
        cases={view.cases}
        onSelectAll={() => setSelected(new Set(shown.map(({ id }) => id)))}
        onSelectNone={() => setSelected(new Set())}
        onMove={(target) => finish(() => actions.onMove(ids, target))}
        onTag={(tag) => actions.onTag(ids, tag)}
        onReport={() => finish(() => actions.onReport(ids))}
        onExport={() => onExport(chosen)}
        onDelete={() => finish(() => actions.onDeleteItems(ids))}
      />
      {shown.length === 0 ? <p class={styles['hint']}>{t('casebook.items.none')}</p> : null}
      <VirtualList
        items={shown}
        keyOf={({ id }) => id}
        estimatedHeight={148}
        label={t('casebook.items.label')}
        render={(item) => (
          <ItemCard
            item={item}
            state={view.stateOf(item)}
            isSelected={selected.has(item.id)}
            isDuplicate={view.duplicates.has(item.id)}
            dragged={() => (selected.has(item.id) ? ids : [item.id])}
            onSelect={() => toggle(item.id)}
            onExport={() => onExport([item])}
            actions={actions}
          />
        )}
      />
    </>
  );
}
