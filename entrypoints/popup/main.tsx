import { render } from 'preact';
import { codeOrFault } from '../../utils/faults/expected.ts';
import '../../components/tokens.css';
import { type Opening, Popup } from '../../components/report/Popup.tsx';
import { type Services, ServicesContext } from '../../components/services.ts';
import { PlaintError } from '../../utils/errors.ts';
import { thisSoftware } from '../../utils/services/delivery/compose-draft.ts';
import { createCaptureServices } from '../composition/capture-services.ts';
import { createLedgerServices } from '../composition/ledger-services.ts';
import { createPage, type Page, withNewStandard } from '../composition/page.tsx';
import { createReportServices } from '../composition/report-services.ts';

let page = await createPage({ isPopup: true });
document.title = page.services.translator.t('app.name');

/** The draft named in the address (a window, the casebook), else the one for the tab in front. */
async function openDraft(): Promise<Opening> {
  const query = new URLSearchParams(location.search);
  const draftId = query.get('draft');
  if (draftId !== null) return { state: 'open', draftId };
  const tab = query.get('tab');
  try {
    const opened = await page.send('draft.open', tab === null ? {} : { tabId: Number(tab) });
    return { state: 'open', draftId: opened.draftId };
  } catch (thrown) {
    if (thrown instanceof PlaintError && thrown.code === 'page_gone') return { state: 'no-page' };
    return { state: 'broken', code: codeOrFault(thrown, 'storage_failed', 'popup.draft') };
  }
}

const root = document.getElementById('root') ?? document.body;

let shown: Opening = { state: 'opening' };

/** Composed anew only when the page is: what depends on the services would begin again with others. */
function servicesOf({ db, send, services }: Page): Services {
  const written = { ...services, software: thisSoftware() };
  return {
    ...services,
    report: createReportServices(db, send, written, createCaptureServices(send)),
    ledger: createLedgerServices(db, services.translator),
  };
}

let services = servicesOf(page);

function show(opening: Opening): void {
  shown = opening;
  render(
    <ServicesContext.Provider value={services}>
      <Popup opening={opening} />
    </ServicesContext.Provider>,
    root,
  );
}

show(shown);
show(await openDraft());

// What the endpoint asks for may change while somebody writes; the form asks for it at once.
page.services.onChange((change) => {
  if (change.kind !== 'standard') return;
  void withNewStandard(page).then((renewed) => {
    page = renewed;
    services = servicesOf(page);
    show(shown);
  });
});
