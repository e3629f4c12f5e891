import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseThread } from './CaseThread.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import styles from './ReportCasePanel.module.css';

/**
 * Who has a received report, what became of it and what comes next; what was written, and a way to answer.
 */
export function ReportCasePanel({ view }: { readonly view: CaseView }) {
  const { t, when } = useTranslator();
  return (
    <div class={styles['panel']} data-case={view.state}>
      <h3 class={styles['about']}>{t('reply.panel')}</h3>
      <p class={styles['next']}>
        {view.endpoint === undefined ? null : <>{t('reply.who', { name: view.endpoint })} </>}
        {t('reply.number', { number: view.number })}
      </p>
      <p class={styles['next']}>
        {t(`next.${nextOf(view)}`)}
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

function nextOf({ isContested, isWithdrawn, outgoing, state }: CaseView) {
  const isAnswering = outgoing.some(({ kind, refusal }) => kind === 'answer' && !refusal);
  if (state === 'needs-more' && isAnswering) return 'answering';
  if (isContested) return 'complaint';
  return isWithdrawn ? 'withdrawn' : state;
}

/** What is on its way to the desk, and what the desk did not take. */
function Outgoing({ view }: { readonly view: CaseView }) {
  const { t, bytes } = useTranslator();
  const replies = useRepliesServices();
  return view.outgoing.map(({ id, kind, refusal, files }) => (
    <div key={id} class={styles['outgoing']} data-word={refusal === undefined ? kind : 'refused'}>
      <p class={styles['words']} role="status">
        {refusal === undefined ? t(`reply.sending.${kind}`) : t(`reply.refused.${refusal}`)}
      </p>
      {refusal === undefined ? (
        files && (
          <ProgressBar
            label={t('outbox.size', { sent: bytes(files.sentBytes), total: bytes(files.bytes) })}
            share={files.sentBytes / files.bytes}
          />
        )
      ) : (
        <Button variant="quiet" onClick={() => void replies.drop(view.id, id)}>
          {t('reply.drop')}
        </Button>
      )}
    </div>
  ));
}
