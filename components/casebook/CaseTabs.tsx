import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import type { CasebookCase } from '../../utils/report/casebook-case.ts';
import type { ExportMade, ExportOrder } from '../../utils/report/export/export-order.ts';
import { useTranslator } from '../services.ts';
import styles from './CasebookPage.module.css';
import { CasePanel } from './CasePanel.tsx';
import { CheckView } from './CheckView.tsx';
import type { CasebookActions } from './casebook-actions.ts';
import { ExportPanel, type ExportPanelProps } from './ExportPanel.tsx';
import { ItemsView } from './ItemsView.tsx';
import { ItemTable } from './ItemTable.tsx';

const tabs = ['items', 'case', 'ledger', 'checks', 'export'] as const;
export type CaseTab = (typeof tabs)[number];

export interface CaseTabsProps {
  readonly view: CasebookView;
  /** The case chosen; undefined for all of them together. */
  readonly record: CasebookCase | undefined;
  readonly tab: CaseTab;
  /** The items chosen for an export, oldest first; undefined for all that are shown. */
  readonly exported: readonly CaseItem[] | undefined;
  readonly onTab: (tab: CaseTab, exported: readonly CaseItem[] | undefined) => void;
  readonly actions: CasebookActions;
  readonly makeExport: (
    items: readonly CaseItem[],
    order: ExportOrder,
    signal: AbortSignal,
  ) => Promise<ExportMade>;
  readonly saveFile: ExportPanelProps['save'];
}

/** What was collected for a case, and what becomes of it. */
export function CaseTabs(props: CaseTabsProps) {
  const { view, record, exported, onTab, actions, makeExport, saveFile } = props;
  const { t } = useTranslator();
  const caseId = record?.id;
  const items =
    caseId === undefined ? view.items : view.items.filter((item) => item.caseId === caseId);
  const oldestFirst = [...items].reverse();
  const scope = exported ?? oldestFirst;
  const shownTabs: readonly CaseTab[] =
    record === undefined ? tabs.filter((each) => each !== 'case') : tabs;
  const tab = shownTabs.includes(props.tab) ? props.tab : 'items';
  return (
    <>
      <nav class={styles['tabs']} aria-label={t('casebook.tabs')}>
        {shownTabs.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={tab === each ? 'page' : undefined}
            onClick={() => onTab(each, undefined)}
          >
            {t(`casebook.tab.${each}`)}
          </button>
        ))}
      </nav>
      {tab === 'items' ? (
        <ItemsView
          key={caseId}
          view={view}
          caseId={caseId}
          actions={actions}
          onExport={(chosen) => onTab('export', [...chosen].reverse())}
        />
      ) : null}
      {tab === 'case' && record !== undefined ? (
        <CasePanel
          key={record.id}
          record={record}
          isCurrent={view.currentCase === record.id}
          actions={actions}
        />
      ) : null}
      {tab === 'ledger' ? <ItemTable items={oldestFirst} view={view} /> : null}
      {tab === 'checks' ? (
        <CheckView
          items={items.filter((item) => view.stateOf(item) !== 'collected')}
          view={view}
          actions={actions}
        />
      ) : null}
      {tab === 'export' ? (
        <ExportPanel
          key={caseId}
          count={scope.length}
          isWholeCase={record !== undefined && exported === undefined}
          make={(order, signal) => makeExport(scope, order, signal)}
          save={saveFile}
        />
      ) : null}
    </>
  );
}
