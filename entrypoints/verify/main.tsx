import { render } from 'preact';
import '../../components/tokens.css';
import { PageFrame } from '../../components/base/PageFrame.tsx';
import { VerifyPanel } from '../../components/verify/VerifyPanel.tsx';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { createPage } from '../composition/page.tsx';

const { services } = await createPage({ isPublic: true });
const { translator } = services;
document.title = translator.t('verify.title');
render(
  <PageFrame title={translator.t('verify.title')}>
    <VerifyPanel
      translator={translator}
      verify={(file, signal) => verifyPackage(file, { now: new Date(), signal })}
    />
  </PageFrame>,
  document.getElementById('root') ?? document.body,
);
