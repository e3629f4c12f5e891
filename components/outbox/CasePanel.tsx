import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CaseActions } from './CaseActions.tsx';
import styles from './CasePanel.module.css';
import { CaseThread } from './CaseThread.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';

/** Who has a received report, what became of it and what comes next; what was written, and a way to answer. */
export function CasePanel({ view }: { readonly view: CaseView }) {
  const { t, when } = useTranslator();
  return (
    <div class={styles['panel']} data-case={view.state}>
      <h3 class={styles['about']}>{t('reply.panel')}</h3>
      <p class={styles['next']}>
        {view.endpoint === undefined ? null : <>{t('reply.who', { name: view.endpoint })} </>}
        {t('reply.number', { number: view.number })}
      </p>
      <p class={styles['next']}>
        {t(`next.${view.state}`)}
        {view.dueAt === undefined ? null : <> {t('reply.by', { when: when(view.dueAt) })}</>}
      </p>
      <CaseTimeline view={view} />
      {view.fault === undefined ? null : (
        <Notice tone="bad" title={t('reply.fault.title')} live>
          <p>{t('reply.fault.body')}</p>
        </Notice>
      )}
      <Outgoing view={view} />
      {view.messages === 0 ? null : <CaseThread view={view} />}
      {view.asked === undefined ? null : <AnswerForm view={view} asked={view.asked} />}
      <CaseActions view={view} />
    </div>
  );
}

/** What is on its way to the desk, and what the desk did not take. */
function Outgoing({ view }: { readonly view: CaseView }) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  return view.outgoing.map(({ id, kind, isRefused }) => (
    <p key={id} class={styles['outgoing']} role="status" data-word={isRefused ? 'refused' : kind}>
      {isRefused ? t('reply.refused') : t(`reply.sending.${kind}`)}
      {isRefused ? (
        <Button variant="quiet" onClick={() => void replies.drop(view.id, id)}>
          {t('reply.drop')}
        </Button>
      ) : null}
    </p>
  ));
}
