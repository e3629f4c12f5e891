import { useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import {
  type ComplaintSubject,
  complaintSubjectSchema,
  maxTextLength,
} from '../../utils/protocol/message.ts';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import type { HalfTyped } from '../../utils/services/replies/half-typed.ts';
import { Button } from '../base/Button.tsx';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import { FilePicks } from './FilePicks.tsx';
import styles from './ReportCasePanel.module.css';
import { ratings } from './ratings.ts';
import type { Said } from './replies-services.ts';
import { useTyped } from './use-typed.ts';

export type SayKind = 'message' | 'withdrawal' | 'rating' | 'complaint';

const subjects = complaintSubjectSchema.options;

function actOf(kind: SayKind, { chosen }: HalfTyped): Said['act'] | undefined {
  switch (kind) {
    case 'rating':
      return chosen === undefined ? undefined : { kind, rating: Number(chosen) };
    case 'complaint': {
      const about = subjects.find((subject): subject is ComplaintSubject => subject === chosen);
      return about && { kind, about };
    }
    default:
      return { kind };
  }
}

/** What is late needs no words; anything else that is complained about does. */
function needsWords(kind: SayKind, { chosen }: HalfTyped): boolean {
  return kind === 'message' || (kind === 'complaint' && chosen !== 'late');
}

interface SayFormProps {
  readonly view: Pick<CaseView, 'id' | 'number' | 'complaintDueAt' | 'maxFileBytes'>;
  readonly kind: SayKind;
  readonly onDone: () => void;
}

/** One thing that the reporter says on their own, filled in and sent. */
export function SayForm({ view, kind, onDone }: SayFormProps) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  const { typed, change, forget } = useTyped(view.id, kind);
  const [isTried, setTried] = useState(false);
  const act = actOf(kind, typed);
  const text = typed.text.trim();
  const hasWords = text !== '' || !needsWords(kind, typed);
  const isTooLong = text.length > maxTextLength;
  const send = async () => {
    setTried(true);
    if (act === undefined || !hasWords || isTooLong) return;
    await replies.say(view.id, { act, text, files: typed.files });
    await forget();
    onDone();
  };
  const missing = isTried ? t('reply.missing') : undefined;
  return (
    <form
      class={styles['form']}
      aria-label={`${t(`reply.open.${kind}`)} ${view.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send().catch(noted('outbox.say', undefined));
      }}
    >
      <About kind={kind} view={view} />
      <Choices
        kind={kind}
        value={typed.chosen}
        onChange={(chosen) => change({ chosen })}
        problem={act === undefined ? missing : undefined}
      />
      <TextInput
        label={t('reply.words')}
        name="words"
        rows={3}
        value={typed.text}
        onInput={(words) => change({ text: words })}
        optionalMark={needsWords(kind, typed) ? undefined : t('field.optional')}
        problem={isTooLong ? t('reply.tooLong') : hasWords ? undefined : missing}
      />
      {kind === 'complaint' || kind === 'message' ? (
        <FilePicks
          id={view.id}
          maxBytes={view.maxFileBytes}
          legend={t('reply.files.title')}
          hint={t('reply.files.hint')}
          isHere={() => true}
          files={typed.files}
          change={change}
        />
      ) : null}
      <div class={styles['bar']}>
        <Button type="submit" variant={kind === 'withdrawal' ? 'danger' : 'primary'}>
          {t(`reply.send.${kind}`)}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('reply.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What it leads to, where that is not plain from the button: who looks at a complaint, and by when. */
function About({ kind, view }: Pick<SayFormProps, 'kind' | 'view'>) {
  const { t, when } = useTranslator();
  if (kind === 'withdrawal') return <p class={styles['words']}>{t('reply.withdraw.body')}</p>;
  if (kind !== 'complaint') return null;
  const { complaintDueAt: dueAt } = view;
  return (
    <p class={styles['next']}>
      {t('reply.complaint.who')}
      {dueAt === undefined ? null : <> {t('reply.complaint.by', { when: when(dueAt) })}</>}
    </p>
  );
}

interface ChoicesProps {
  readonly kind: SayKind;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
}

function Choices({ kind, ...group }: ChoicesProps) {
  const { t } = useTranslator();
  if (kind === 'rating') {
    const choices = ratings.map((value) => ({ value, label: t(`rating.${value}`) }));
    return <ChoiceGroup legend={t('reply.rating')} choices={choices} {...group} />;
  }
  if (kind !== 'complaint') return null;
  const choices = subjects.map((value) => ({ value, label: t(`complaint.${value}`) }));
  return <ChoiceGroup legend={t('reply.complaint.about')} choices={choices} {...group} />;
}
