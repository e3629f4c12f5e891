import { useEffect, useState } from 'preact/hooks';
import { CasebookPage, type LastDeed } from '../../components/casebook/CasebookPage.tsx';
import type { CasebookActions } from '../../components/casebook/casebook-actions.ts';
import { useServices } from '../../components/services.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { deleteDraft, loadDraft, saveDraft } from '../../utils/storage/drafts.ts';
import { sealAgain, withdrawReport } from '../../utils/storage/outbox-actions.ts';
import { saveSetting } from '../../utils/storage/settings.ts';
import type { Page } from '../composition/page.tsx';
import { type Lists, loadLists, reloadCalmly } from './load-lists.ts';

/** The casebook over the storage, kept up to date with every change in any context. */
export function Casebook({ db, send }: Pick<Page, 'db' | 'send'>) {
  const services = useServices();
  const { t } = services.translator;
  const [lists, setLists] = useState<Lists | undefined>(undefined);
  const [lastDeed, setLastDeed] = useState<LastDeed | undefined>(undefined);

  useEffect(() => {
    const reload = reloadCalmly(async () => setLists(await loadLists(db)));
    reload();
    return services.onChange(reload);
  }, [db, services]);

  const wake = () => send('outbox.wake', {});
  const removeDraft = async (id: string) => {
    const draft = await loadDraft(db, id);
    if (draft === undefined) return;
    await deleteDraft(db, id);
    const onUndo = () => void saveDraft(db, draft).then(() => setLastDeed(undefined));
    setLastDeed({ text: t('casebook.deleted'), onUndo });
  };
  const takeBack = async (id: string) => {
    if (!(await withdrawReport(db, id))) {
      return setLastDeed({ text: t('outbox.mayHaveArrived') });
    }
    const onUndo = () => void services.send(id).then(() => setLastDeed(undefined));
    setLastDeed({ text: t('outbox.takenBack'), onUndo });
  };

  const actions: CasebookActions = {
    onContinue: (id) => void openExtensionPage(`popup.html?draft=${id}`),
    onEvidence: (id) => void openExtensionPage(`viewer.html?report=${id}`),
    onDelete: (id) => void removeDraft(id),
    onRetry: (id) => void services.retryNow(id),
    onTakeBack: (id) => void takeBack(id),
    onSendAgain: (id) => void sealAgain(db, id).then(wake),
    onSettings: () => void openExtensionPage('options.html'),
    onVerify: () => void openExtensionPage('verify.html'),
    onPause: (isPaused) => void saveSetting(db, 'isOutboxPaused', isPaused).then(wake),
  };
  return lists === undefined ? null : (
    <CasebookPage {...lists} lastDeed={lastDeed} actions={actions} />
  );
}
