import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createLedgerServices } from '../composition/ledger-services.ts';
import { createPage } from '../composition/page.tsx';
import { createRepliesServices } from '../composition/replies-services.ts';
import { Outbox } from './Outbox.tsx';

const { db, send, services } = await createPage();
const ledger = createLedgerServices(db, services.translator);
const replies = createRepliesServices(db, send, services);
document.title = services.translator.t('outbox.title');
render(
  <ServicesContext.Provider value={{ ...services, ledger, replies }}>
    <Outbox db={db} send={send} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
