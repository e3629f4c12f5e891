import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Notice } from '../../components/base/Notice.tsx';
import { CasebookPage } from '../../components/casebook/CasebookPage.tsx';
import type { UndoableAction } from '../../components/casebook/casebook-actions.ts';
import { useServices } from '../../components/services.ts';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { everyItem, loadView, reloadCalmly } from '../../utils/services/cases/load-casebook.ts';
import { makeExport } from '../../utils/services/export/make-export.ts';
import type { Page } from '../composition/page.tsx';
import { saveFile } from '../composition/save-file.ts';
import { createActions } from './actions.ts';

/** The casebook over the storage, kept up to date with every change in any context. */
export function Casebook({ db, send }: Pick<Page, 'db' | 'send'>) {
  const services = useServices();
  const { t } = services.translator;
  const [view, setView] = useState<CasebookView | 'broken' | undefined>(undefined);
  const [lastAction, setLastAction] = useState<UndoableAction | undefined>(undefined);
  const latest = useRef<CasebookView | undefined>(undefined);
  /** Reading failed: what had changed is read with the next change. */
  const isBehind = useRef(false);

  useEffect(() => {
    const reload = reloadCalmly(async (changes) => {
      try {
        const all = isBehind.current ? [...changes, everyItem] : changes;
        latest.current = await loadView(db, latest.current, all);
        isBehind.current = false;
        setView(latest.current);
      } catch (thrown) {
        noteFault('casebook.load', thrown, isFailure);
        isBehind.current = true;
        setView((shown) => shown ?? 'broken');
      }
    });
    reload();
    return services.onChange(reload);
  }, [db, services]);

  const actions = useMemo(
    () => createActions({ db, send, services, view: () => latest.current, tell: setLastAction }),
    [db, send, services],
  );

  if (view === undefined) return null;
  if (view === 'broken') {
    return (
      <main>
        <Notice tone="bad" title={t('casebook.broken.title')}>
          <p>{t('casebook.broken.body')}</p>
        </Notice>
      </main>
    );
  }
  return (
    <CasebookPage
      view={view}
      lastAction={lastAction}
      actions={actions}
      makeExport={(items, order, signal) =>
        makeExport(
          { db, view, standard: services.standard, translator: services.translator },
          items,
          order,
          signal,
        )
      }
      saveFile={saveFile}
    />
  );
}
