import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createPage } from '../composition/page.tsx';
import { Casebook } from './Casebook.tsx';

const { db, send, services } = await createPage();
document.title = services.translator.t('casebook.title');
render(
  <ServicesContext.Provider value={services}>
    <Casebook db={db} send={send} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
