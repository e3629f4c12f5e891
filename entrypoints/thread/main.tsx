import { render } from 'preact';
import '../../components/tokens.css';
import { ServicesContext } from '../../components/services.ts';
import { createPage } from '../composition/page.tsx';
import { LookApp } from './Look.tsx';
import { ThreadApp } from './Thread.tsx';

const { db, send, services } = await createPage();
const query = new URLSearchParams(location.search);
const lookAt = query.get('look');
document.title = services.translator.t(lookAt === null ? 'thread.title' : 'thread.look.title');
render(
  <ServicesContext.Provider value={services}>
    {lookAt === null ? (
      <ThreadApp db={db} threadId={query.get('thread') ?? ''} isSmall={!query.has('review')} />
    ) : (
      <LookApp db={db} send={send} tabId={Number(lookAt)} />
    )}
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
