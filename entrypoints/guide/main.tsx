import { render } from 'preact';
import '../../components/tokens.css';
import { GuidePage } from '../../components/guide/GuidePage.tsx';
import { ServicesContext } from '../../components/services.ts';
import { createPage } from '../composition/page.tsx';

const page = await createPage({ isPublic: true });

function show(): void {
  const part = decodeURIComponent(location.hash.slice(1));
  document.title = page.services.translator.t('guide.title');
  render(
    <ServicesContext.Provider value={page.services}>
      <GuidePage part={part} nowMs={Date.now()} />
    </ServicesContext.Provider>,
    document.getElementById('root') ?? document.body,
  );
  document.getElementById(part.split('.')[0] ?? '')?.scrollIntoView();
}

show();
addEventListener('hashchange', show);
