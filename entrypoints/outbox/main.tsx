import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createPage } from '../composition/page.ts';
import { Outbox } from './Outbox.tsx';

const { db, send, services } = await createPage();
document.title = services.translator.t('outbox.title');
render(
  <ServicesContext.Provider value={services}>
    <Outbox db={db} send={send} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
