import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import '../../components/tokens.css';
import { CasebookPage } from '../../components/casebook/CasebookPage.tsx';
import type { DeliveryView } from '../../components/delivery/delivery-view.ts';
import { ServicesContext, useServices } from '../../components/services.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { deleteDraft, listDrafts, saveDraft } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { listOutbox } from '../../utils/storage/outbox-actions.ts';
import { createPage } from '../composition/page.ts';
import { deliveryViewOf } from '../composition/page-services.ts';

interface Lists {
  readonly drafts: readonly Draft[];
  readonly sent: readonly DeliveryView[];
}

async function loadLists(db: PlaintDb): Promise<Lists> {
  const [drafts, items] = await Promise.all([listDrafts(db), listOutbox(db)]);
  return {
    drafts: drafts.filter((draft) => draft.sentAt === undefined),
    sent: items.map(deliveryViewOf),
  };
}

/** The casebook over the storage, kept up to date with every change in any context. */
function Casebook({ db }: { readonly db: PlaintDb }) {
  const services = useServices();
  const [lists, setLists] = useState<Lists | undefined>(undefined);
  const [deleted, setDeleted] = useState<Draft | undefined>(undefined);
  useEffect(() => {
    const reload = () => void loadLists(db).then(setLists);
    reload();
    return services.onChange(reload);
  }, [db, services]);
  if (lists === undefined) return null;
  return (
    <CasebookPage
      drafts={lists.drafts}
      sent={lists.sent}
      deleted={deleted}
      onContinue={(id) => void openExtensionPage(`popup.html?draft=${id}`)}
      onEvidence={(id) => void openExtensionPage(`viewer.html?report=${id}`)}
      onDelete={(draft) => {
        void deleteDraft(db, draft.id);
        setDeleted(draft);
      }}
      onVerify={() => void openExtensionPage('verify.html')}
      onUndo={() => {
        if (deleted !== undefined) void saveDraft(db, deleted);
        setDeleted(undefined);
      }}
    />
  );
}

const page = await createPage();
document.title = page.services.translator.t('casebook.title');
render(
  <ServicesContext.Provider value={page.services}>
    <Casebook db={page.db} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
