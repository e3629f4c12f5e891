import { useState } from 'preact/hooks';
import type { AskedOfPlatform } from '../../utils/casework/notice-wire.ts';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { Button } from '../base/Button.tsx';
import { Choices } from '../base/Choices.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { ProblemText } from '../base/ProblemText.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { CodeForm } from './CodeForm.tsx';
import { LeaveNotice } from './LeaveNotice.tsx';
import { MeasureList } from './MeasureList.tsx';
import styles from './notice.module.css';
import type { AnswerServices } from './notice-services.ts';
import { OpenedNotice } from './OpenedNotice.tsx';
import { TroubleText } from './TroubleText.tsx';
import { type NoticeUse, useNotice } from './use-notice.ts';

const fewestWords = 3;

/** For a platform that was notified: what is asked of it, and what it answers. */
export function AnswerPage({ services }: { readonly services: AnswerServices }) {
  const { words } = services;
  const { t, when } = words;
  const notice = useNotice(services);
  const { state, isSent, leave } = notice;
  if (state === undefined)
    return (
      <PageFrame title={t('answer.title')}>
        <CodeForm words={words} intro={t('answer.intro')} notice={notice} />
      </PageFrame>
    );
  const isAsked = state.measure.state === 'forwarded' || state.isInspected;
  return (
    <PageFrame title={t('answer.title')}>
      <OpenedNotice isAsked={isAsked}>
        <MeasureList
          title={t('measures.title.platform')}
          measures={[state.measure]}
          services={services}
        />
        {state.dueAt === undefined ? null : (
          <p class={styles['line']}>{t('measure.due', { when: when(state.dueAt) })}</p>
        )}
        {isSent ? (
          <div data-taken>
            <Notice tone="good" live title={t('reply.taken')} />
          </div>
        ) : null}
        {isAsked ? <ReplyForm asked={state} words={words} notice={notice} /> : null}
        {isAsked || isSent ? null : <Notice title={t('reply.closed')} />}
        <LeaveNotice words={words} onLeave={leave} />
      </OpenedNotice>
    </PageFrame>
  );
}

interface ReplyFormProps {
  readonly asked: AskedOfPlatform;
  readonly words: NoticeTranslator;
  readonly notice: NoticeUse<AskedOfPlatform>;
}

/** Answers that are waited for now. */
function choicesFor({ measure, isInspected }: AskedOfPlatform) {
  const forNotice = measure.state === 'forwarded' ? (['confirmed', 'refused'] as const) : [];
  return [...forNotice, ...(isInspected ? (['rectified'] as const) : [])];
}

function ReplyForm({ asked, words, notice }: ReplyFormProps) {
  const { t } = words;
  const { draft, trouble, isBusy, change, send } = notice;
  const [isPressed, setPressed] = useState(false);
  const choices = choicesFor(asked);
  const choice = choices.find((each) => each === draft.choice);
  const isShort = choice === 'refused' && draft.text.trim().length < fewestWords;
  return (
    <form
      class={styles['part']}
      data-answer
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (choice !== undefined && !isShort) void send();
      }}
    >
      <h2 class={styles['title']}>{t('reply.title')}</h2>
      <Choices
        legend={t('reply.choice')}
        name="answer"
        isSingle
        choices={choices.map((id) => ({ id, name: t(`reply.${id}`) }))}
        chosen={choice === undefined ? [] : [choice]}
        onChoose={(id) => change({ ...draft, choice: id })}
      />
      <ProblemText
        id="answer-lacks"
        words={isPressed && choice === undefined ? t('reply.lacks.choice') : undefined}
      />
      <TextInput
        label={choice === 'refused' ? t('reply.words.refused') : t('reply.words')}
        hint={t('reply.words.hint')}
        name="text"
        rows={5}
        value={draft.text}
        onInput={(text) => change({ ...draft, text })}
        problem={isPressed && isShort ? t('reply.lacks.words') : undefined}
      />
      <TroubleText words={words} trouble={trouble} />
      <div class={styles['buttons']}>
        <Button type="submit" variant="primary" disabled={isBusy}>
          {trouble === 'offline' || trouble === 'busy' ? t('retry') : t('reply.send')}
        </Button>
        <span class={styles['soft']}>{t('lodge.kept')}</span>
      </div>
    </form>
  );
}
