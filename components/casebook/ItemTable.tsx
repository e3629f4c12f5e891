import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { addressOf } from '../../utils/report/export/case-export.ts';
import { VirtualList } from '../base/VirtualList.tsx';
import { useTranslator } from '../services.ts';
import styles from './ItemTable.module.css';

export interface ItemTableProps {
  /** As exported: numbered from the oldest. */
  readonly items: readonly CaseItem[];
  readonly view: CasebookView;
}

/** The table of items: what, where, when, hash, state, one line each. */
export function ItemTable({ items, view }: ItemTableProps) {
  const { t, when } = useTranslator();
  const numbered = items.map((item, at) => ({ item, number: at + 1 }));
  return (
    <div class={styles['ledger']}>
      <div class={styles['head']} aria-hidden="true">
        <span>{t('casebook.table.number')}</span>
        <span>{t('casebook.table.what')}</span>
        <span>{t('casebook.table.where')}</span>
        <span>{t('casebook.table.when')}</span>
        <span>{t('casebook.table.hash')}</span>
        <span>{t('casebook.table.state')}</span>
      </div>
      <VirtualList
        items={numbered}
        keyOf={({ item }) => item.id}
        estimatedHeight={62}
        label={t('casebook.table.label')}
        render={({ item, number }) => (
          <div class={styles['row']}>
            <span>{number}</span>
            <span class={styles['cut']} dir="auto">
              {showSigns(item.author.name ? `${item.author.name}: ` : '')}
              {showSigns(item.text.slice(0, 120))}
            </span>
            <bdi class={styles['cut']}>{showSigns(addressOf(item))}</bdi>
            <span>{when(item.capturedAt)}</span>
            <code class={styles['hash']}>{item.contentSha256}</code>
            <span>{t(`casebook.state.${view.stateOf(item)}`)}</span>
          </div>
        )}
      />
    </div>
  );
}
