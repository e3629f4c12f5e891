import { render } from 'preact';
import '../../components/tokens.css';
import { PageFrame } from '../../components/base/PageFrame.tsx';
import { VerifyPanel } from '../../components/verify/VerifyPanel.tsx';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { pickLocale } from '../../utils/i18n/language.ts';
import { createTranslator } from '../../utils/i18n/translate.ts';

/** The public page that verifies a package in the visitor's own browser; nothing is sent back. */
const translator = createTranslator(pickLocale(navigator.languages));
document.documentElement.lang = translator.locale;
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
