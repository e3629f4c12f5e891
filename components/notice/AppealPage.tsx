import { useState } from 'preact/hooks';
import { caseEventSchema, type EventOf } from '../../utils/casework/case-event.ts';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { Button } from '../base/Button.tsx';
import { Choices } from '../base/Choices.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { CodeForm } from './CodeForm.tsx';
import { LeaveNotice } from './LeaveNotice.tsx';
import { MeasureList } from './MeasureList.tsx';
import { NoticeFiles } from './NoticeFiles.tsx';
import styles from './notice.module.css';
import type { AppealServices, OpenedAppeal } from './notice-services.ts';
import { OpenedNotice } from './OpenedNotice.tsx';
import { TroubleText } from './TroubleText.tsx';
import { type NoticeUse, useNotice } from './use-notice.ts';

const subjects = ['measure', 'finding', 'account'] as const;
/** Fewer characters say nothing. */
const fewestWords = 3;

/** For whoever a measure is against: what was decided, their appeal (申诉), and what came of it. */
export function AppealPage({ services }: { readonly services: AppealServices }) {
  const { words } = services;
  const { t } = words;
  const notice = useNotice(services);
  const { state, leave } = notice;
  if (state === undefined)
    return (
      <PageFrame title={t('appeal.title')}>
        <CodeForm words={words} intro={t('appeal.intro')} notice={notice} />
      </PageFrame>
    );
  const isLodged = state.state.steps.length > 0;
  return (
    <PageFrame title={t('appeal.title')}>
      <OpenedNotice isAsked={state.state.isOpenTo}>
        <MeasureList
          title={t('measures.title')}
          measures={state.state.measures}
          services={services}
        />
        {isLodged ? <Standing opened={state} words={words} /> : null}
        {state.state.isOpenTo ? <LodgeForm words={words} notice={notice} /> : null}
        {!state.state.isOpenTo && !isLodged ? <Notice title={t('lodge.closed')} /> : null}
        <LeaveNotice words={words} onLeave={leave} />
      </OpenedNotice>
    </PageFrame>
  );
}

interface StandingProps {
  readonly opened: OpenedAppeal;
  readonly words: NoticeTranslator;
}

/** When it was lodged, by when somebody decides, and what they decided. */
function Standing({ opened: { state, reply }, words }: StandingProps) {
  const { t, when } = words;
  const events = state.steps.flatMap(({ event }) => {
    const { data } = caseEventSchema.safeParse(event);
    return data === undefined ? [] : [data];
  });
  const lodged = events.findLast(
    (event): event is EventOf<'appeal.lodged'> => event.type === 'appeal.lodged',
  );
  const last = events.at(-1);
  const decided = last?.type === 'appeal.decided' ? last : undefined;
  return (
    <section class={styles['part']} aria-labelledby="standing" data-standing={last?.type}>
      <h2 class={styles['title']} id="standing">
        {t('lodged.title')}
      </h2>
      {lodged === undefined ? null : (
        <p class={styles['line']}>
          {t('lodged.at', { when: when(lodged.at) })} ·{' '}
          {t('lodged.about', { about: t(`lodge.about.${lodged.about}`) })}
        </p>
      )}
      {decided === undefined ? (
        <Notice
          live
          title={t('lodged.due', { when: state.dueAt === undefined ? '–' : when(state.dueAt) })}
        />
      ) : (
        <div data-outcome={decided.outcome}>
          <Notice
            tone={decided.outcome === 'lifted' ? 'good' : 'calm'}
            live
            title={t(`decided.${decided.outcome}`, { when: when(decided.at) })}
          >
            {reply === undefined ? null : (
              <>
                <p class={styles['soft']}>{t('decided.reply')}</p>
                <p class={styles['words']} data-reply>
                  {reply ?? t('decided.unread')}
                </p>
              </>
            )}
          </Notice>
        </div>
      )}
    </section>
  );
}

interface LodgeFormProps {
  readonly words: NoticeTranslator;
  readonly notice: NoticeUse<OpenedAppeal>;
}

function LodgeForm({ words, notice }: LodgeFormProps) {
  const { t } = words;
  const { draft, trouble, isBusy, change, send } = notice;
  const [isPressed, setPressed] = useState(false);
  const [isSending, setSending] = useState(false);
  const isShort = draft.text.trim().length < fewestWords;
  const choice = draft.choice ?? subjects[0];
  return (
    <form
      class={styles['part']}
      data-lodge
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!isShort) void send();
      }}
    >
      <h2 class={styles['title']}>{t('lodge.title')}</h2>
      <Choices
        legend={t('lodge.about')}
        name="about"
        isSingle
        choices={subjects.map((id) => ({ id, name: t(`lodge.about.${id}`) }))}
        chosen={[choice]}
        onChoose={(id) => change({ ...draft, choice: id })}
      />
      <TextInput
        label={t('lodge.text')}
        hint={t('lodge.text.hint')}
        name="text"
        rows={8}
        value={draft.text}
        onInput={(text) => change({ ...draft, text })}
        problem={isPressed && isShort ? t('lodge.lacks') : undefined}
      />
      <NoticeFiles words={words} notice={notice} onBusy={setSending} />
      <TroubleText words={words} trouble={trouble} />
      <div class={styles['buttons']}>
        <Button type="submit" variant="primary" disabled={isBusy || isSending}>
          {trouble === 'offline' || trouble === 'busy' ? t('retry') : t('lodge.send')}
        </Button>
        <span class={styles['soft']}>{t('lodge.kept')}</span>
      </div>
    </form>
  );
}
