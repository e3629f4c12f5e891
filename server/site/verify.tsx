import { PageFrame } from '../../components/base/PageFrame.tsx';
import { VerifyPanel } from '../../components/verify/VerifyPanel.tsx';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { createTranslator } from '../../utils/i18n/translate.ts';
import { showPage } from './show-page.tsx';

/** The public page that verifies a package in the visitor's own browser; nothing is sent back. */
await showPage({
  load: createTranslator,
  titleOf: ({ t }) => t('verify.title'),
  languageOf: ({ t }) => t('options.language'),
  draw: (translator) => (
    <PageFrame title={translator.t('verify.title')}>
      <VerifyPanel
        translator={translator}
        verify={(file, signal) => verifyPackage(file, { now: new Date(), signal })}
      />
    </PageFrame>
  ),
});
