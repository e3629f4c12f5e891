import { useState } from 'preact/hooks';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { useTranslator } from '../services.ts';
import styles from './CasebookPage.module.css';
import { CaseList, useCaseName } from './CaseList.tsx';
import { CasePanel } from './CasePanel.tsx';
import { CheckView } from './CheckView.tsx';
import type { CasebookActions, LastDeed } from './casebook-actions.ts';
import { DraftList } from './DraftList.tsx';
import { ExportPanel, type ExportPanelProps } from './ExportPanel.tsx';
import type { ExportMade, ExportOrder } from './export-view.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { ItemsView } from './ItemsView.tsx';
import { LedgerView } from './LedgerView.tsx';

export interface CasebookPageProps {
  readonly view: CasebookView;
  readonly lastDeed: LastDeed | undefined;
  readonly actions: CasebookActions;
  readonly makeExport: (items: readonly CaseItem[], order: ExportOrder) => Promise<ExportMade>;
  readonly saveFile: ExportPanelProps['save'];
}

const tabs = ['items', 'case', 'ledger', 'checks', 'export'] as const;
type Tab = (typeof tabs)[number];

/** Cases, what was collected for each, and what becomes of it; drafts that wait to be sent; the outbox. */
export function CasebookPage(props: CasebookPageProps) {
  const { view, lastDeed, actions, makeExport, saveFile } = props;
  const { t, bytes } = useTranslator();
  const nameOf = useCaseName();
  const [chosenCase, setChosenCase] = useState<string | undefined>(undefined);
  const [chosenTab, setTab] = useState<Tab>('items');
  const [isImporting, setImporting] = useState(false);
  const [exported, setExported] = useState<readonly CaseItem[] | undefined>(undefined);
  // A new case is chosen before the view knows it, and a deleted one may be brought back: till then, all are shown.
  const record = view.cases.find(({ id }) => id === chosenCase);
  const caseId = record?.id;
  const select = (id: string | undefined) => {
    setChosenCase(id);
    setExported(undefined);
    setImporting(false);
  };
  const go = (next: Tab) => {
    setTab(next);
    setExported(undefined);
  };
  const items =
    caseId === undefined ? view.items : view.items.filter((item) => item.caseId === caseId);
  const oldestFirst = [...items].reverse();
  const scope = exported ?? oldestFirst;
  const shownTabs: readonly Tab[] =
    record === undefined ? tabs.filter((each) => each !== 'case') : tabs;
  const tab = shownTabs.includes(chosenTab) ? chosenTab : 'items';
  return (
    <PageFrame title={t('casebook.title')} wide>
      <LedgerAlarms />
      {lastDeed ? (
        <Notice title={lastDeed.text} live>
          {lastDeed.onUndo ? (
            <Button look="quiet" onClick={lastDeed.onUndo}>
              {t('casebook.undo')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {view.drafts.length > 0 ? (
        <details class={styles['drafts']} open={view.items.length === 0}>
          <summary class={styles['heading']}>
            {t('casebook.drafts')} · {view.drafts.length}
          </summary>
          <DraftList drafts={view.drafts} actions={actions} />
        </details>
      ) : null}
      <div class={styles['columns']}>
        <CaseList
          view={view}
          selected={caseId}
          onSelect={select}
          onImport={() => setImporting(true)}
          actions={actions}
        />
        <section class={styles['section']} aria-label={record ? nameOf(record) : t('casebook.all')}>
          <h2 class={styles['heading']} dir="auto">
            {isImporting ? t('import.title') : record ? nameOf(record) : t('casebook.all')}
          </h2>
          {isImporting ? (
            <ImportPanel onImport={actions.onImport} onDone={setChosenCase} />
          ) : (
            <>
              <nav class={styles['tabs']} aria-label={t('casebook.tabs')}>
                {shownTabs.map((each) => (
                  <button
                    key={each}
                    type="button"
                    aria-current={tab === each ? 'page' : undefined}
                    onClick={() => go(each)}
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
                  onExport={(chosen) => {
                    setTab('export');
                    setExported([...chosen].reverse());
                  }}
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
              {tab === 'ledger' ? <LedgerView items={oldestFirst} view={view} /> : null}
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
                  make={(order) => makeExport(scope, order)}
                  save={saveFile}
                />
              ) : null}
            </>
          )}
        </section>
      </div>
      <footer class={styles['footer']}>
        <Button look="quiet" onClick={actions.onOutbox}>
          {t('app.outbox')}
        </Button>
        <Button look="quiet" onClick={actions.onVerify}>
          {t('casebook.verify')}
        </Button>
        {view.storage === undefined ? null : (
          <label class={styles['meter']}>
            <span>
              {view.storage.quota > 0
                ? t('casebook.storage.of', {
                    used: bytes(view.storage.used),
                    quota: bytes(view.storage.quota),
                  })
                : t('casebook.storage', { used: bytes(view.storage.used) })}
            </span>
            <meter min={0} max={Math.max(1, view.storage.quota)} value={view.storage.used} />
          </label>
        )}
      </footer>
    </PageFrame>
  );
}
