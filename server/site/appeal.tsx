import { AppealPage } from '../../components/notice/AppealPage.tsx';
import type { OpenedAppeal } from '../../components/notice/notice-services.ts';
import { type AppealState, appealStateSchema } from '../../utils/casework/notice-wire.ts';
import { loadNoticeTranslator } from '../../utils/i18n/notice.ts';
import { composeAppeal, openReply } from './appeal-words.ts';
import { createOpen, takeGivenCode } from './notice-work.ts';
import { createNameMeasure } from './open-endpoint.ts';
import { showPage } from './show-page.tsx';

/** The public page for whoever a measure is against. */
const services = {
  given: takeGivenCode(),
  nameMeasure: createNameMeasure(),
  open: createOpen<AppealState, OpenedAppeal>({
    purpose: 'appeal',
    schema: appealStateSchema,
    open: async (state, keys) => ({ state, reply: await openReply(state, keys) }),
    compose: composeAppeal,
  }),
};
await showPage({
  load: loadNoticeTranslator,
  titleOf: ({ t }) => t('appeal.title'),
  languageOf: ({ t }) => t('language'),
  draw: (words) => <AppealPage services={{ ...services, words }} />,
});
