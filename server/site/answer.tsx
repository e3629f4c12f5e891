import { AnswerPage } from '../../components/notice/AnswerPage.tsx';
import { askedOfPlatformSchema } from '../../utils/casework/notice-wire.ts';
import { loadNoticeTranslator } from '../../utils/i18n/notice.ts';
import { composeAnswer } from './answer-words.ts';
import { createOpen, takeGivenCode } from './notice-work.ts';
import { createNameMeasure } from './open-endpoint.ts';
import { showPage } from './show-page.tsx';

/** The public page for a platform that was notified of a measure. */
const services = {
  given: takeGivenCode(),
  nameMeasure: createNameMeasure(),
  open: createOpen({
    purpose: 'answer',
    schema: askedOfPlatformSchema,
    open: async (state) => state,
    compose: composeAnswer,
  }),
};
await showPage({
  load: loadNoticeTranslator,
  titleOf: ({ t }) => t('answer.title'),
  languageOf: ({ t }) => t('language'),
  draw: (words) => <AnswerPage services={{ ...services, words }} />,
});
