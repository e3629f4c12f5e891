import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createLedgerServices } from '../composition/ledger-services.ts';
import { createPage } from '../composition/page.tsx';
import { Outbox } from './Outbox.tsx';

const { db, send, services } = await createPage();
const ledger = createLedgerServices(db, services.translator);
document.title = services.translator.t('outbox.title');
render(
  <ServicesContext.Provider value={{ ...services, ledger }}>
    <Outbox db={db} send={send} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
