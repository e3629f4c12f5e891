import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createPage } from '../composition/page.tsx';
import { ThreadApp } from './Thread.tsx';

const { db, services } = await createPage();
const query = new URLSearchParams(location.search);
document.title = services.translator.t('thread.title');
render(
  <ServicesContext.Provider value={services}>
    <ThreadApp db={db} threadId={query.get('thread') ?? ''} isSmall={!query.has('review')} />
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
