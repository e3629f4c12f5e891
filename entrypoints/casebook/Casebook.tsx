import { useEffect, useState } from 'preact/hooks';
import { CasebookPage, type LastDeed } from '../../components/casebook/CasebookPage.tsx';
import type { CasebookActions } from '../../components/casebook/casebook-actions.ts';
import { useServices } from '../../components/services.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { deleteDraft, loadDraft, saveDraft } from '../../utils/storage/drafts.ts';
import type { Page } from '../composition/page.ts';
import { type Lists, loadLists, reloadCalmly } from './load-lists.ts';

/** The casebook over the storage, kept up to date with every change in any context. */
export function Casebook({ db }: Pick<Page, 'db'>) {
  const services = useServices();
  const { t } = services.translator;
  const [lists, setLists] = useState<Lists | undefined>(undefined);
  const [lastDeed, setLastDeed] = useState<LastDeed | undefined>(undefined);

  useEffect(() => {
    const reload = reloadCalmly(async () => setLists(await loadLists(db)));
    reload();
    return services.onChange(reload);
  }, [db, services]);

  const removeDraft = async (id: string) => {
    const draft = await loadDraft(db, id);
    if (draft === undefined) return;
    await deleteDraft(db, id);
    const onUndo = () => void saveDraft(db, draft).then(() => setLastDeed(undefined));
    setLastDeed({ text: t('casebook.deleted'), onUndo });
  };
  const actions: CasebookActions = {
    onContinue: (id) => void openExtensionPage(`popup.html?draft=${id}`),
    onEvidence: (id) => void openExtensionPage(`viewer.html?report=${id}`),
    onDelete: (id) => void removeDraft(id),
    onVerify: () => void openExtensionPage('verify.html'),
    onOutbox: () => void openExtensionPage('outbox.html'),
  };
  return lists === undefined ? null : (
    <CasebookPage {...lists} lastDeed={lastDeed} actions={actions} />
  );
}
