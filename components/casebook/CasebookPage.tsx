import { useState } from 'preact/hooks';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { useTranslator } from '../services.ts';
import { CasebookFooter } from './CasebookFooter.tsx';
import styles from './CasebookPage.module.css';
import { CaseList, useCaseName } from './CaseList.tsx';
import { type CaseTab, CaseTabs, type CaseTabsProps } from './CaseTabs.tsx';
import type { CasebookActions, UndoableAction } from './casebook-actions.ts';
import { DraftList } from './DraftList.tsx';
import { ImportPanel } from './ImportPanel.tsx';

export interface CasebookPageProps extends Pick<CaseTabsProps, 'makeExport' | 'saveFile'> {
  readonly view: CasebookView;
  readonly lastAction: UndoableAction | undefined;
  readonly actions: CasebookActions;
}

/** Cases, what was collected for each, and what becomes of it; drafts that wait to be sent; the outbox. */
export function CasebookPage(props: CasebookPageProps) {
  const { view, lastAction, actions, makeExport, saveFile } = props;
  const { t } = useTranslator();
  const nameOf = useCaseName();
  const [chosenCase, setChosenCase] = useState<string | undefined>(undefined);
  const [chosenTab, setTab] = useState<CaseTab>('items');
  const [isImporting, setImporting] = useState(false);
  const [exported, setExported] = useState<readonly CaseItem[] | undefined>(undefined);
  // A new case is chosen before the view knows it, and a deleted one may be brought back: till then, all are
  // shown.
  const record = view.cases.find(({ id }) => id === chosenCase);
  const select = (id: string | undefined) => {
    setChosenCase(id);
    setExported(undefined);
    setImporting(false);
  };
  return (
    <PageFrame title={t('casebook.title')} wide>
      <LedgerAlarms />
      {lastAction ? (
        <Notice title={lastAction.text} live>
          {lastAction.onUndo ? (
            <Button variant="quiet" onClick={lastAction.onUndo}>
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
          selected={record?.id}
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
            <CaseTabs
              view={view}
              record={record}
              tab={chosenTab}
              exported={exported}
              onTab={(next, chosen) => {
                setTab(next);
                setExported(chosen);
              }}
              actions={actions}
              makeExport={makeExport}
              saveFile={saveFile}
            />
          )}
        </section>
      </div>
      <CasebookFooter view={view} actions={actions} />
    </PageFrame>
  );
}
