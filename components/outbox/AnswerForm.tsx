import { useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import { maxTextLength } from '../../utils/protocol/message.ts';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import type { HeldFile } from '../../utils/services/replies/held-file.ts';
import { isValidValue } from '../../utils/standard/field-value.ts';
import { findElement } from '../../utils/standard/find.ts';
import { namingParts } from '../../utils/standard/names-reporter.ts';
import type { Element } from '../../utils/standard/schema.ts';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { QuestionField } from '../report/QuestionField.tsx';
import { questionOf } from '../report/question-of.ts';
import { useRepliesServices, useServices } from '../services.ts';
import { FilePicks } from './FilePicks.tsx';
import styles from './ReportCasePanel.module.css';
import { useTyped } from './use-typed.ts';

export interface AnswerFormProps {
  readonly view: Pick<CaseView, 'id' | 'number' | 'maxFileBytes'>;
  readonly asked: NonNullable<CaseView['asked']>;
}

type DocumentElement = Element & { readonly field: { readonly type: 'file' } };

const isDocument = (element: Element): element is DocumentElement => element.field.type === 'file';

const belongsTo =
  ({ field }: DocumentElement) =>
  ({ attachment: { kind } }: HeldFile): boolean =>
    kind !== undefined && field.kinds.includes(kind);

/** Exactly the elements that the desk asks for, each judged by the standard before it goes. */
export function AnswerForm({ view, asked }: AnswerFormProps) {
  const { standard, translator } = useServices();
  const { t, when } = translator;
  const replies = useRepliesServices();
  const { typed: filled, change, forget } = useTyped(view.id, 'answer');
  const { answers, files } = filled;
  const text = filled.text.trim();
  const [isTried, setTried] = useState(false);
  const elements = asked.elements.flatMap((one) => findElement(standard, one) ?? []);
  const answerTo = ({ id: element }: Element) => answers[element] ?? '';
  const typed = elements.filter(({ field }) => field.type !== 'file');
  const missing = typed.filter((element) => !isValidValue(element.field, answerTo(element)));
  const documents = elements.filter(isDocument);
  // Who does not have a document says why, in words.
  const lacking = documents.filter((element) => text === '' && !files.some(belongsTo(element)));
  // What has no field here, an element of another standard, is told in words.
  const needsText = elements.length < asked.elements.length;
  const isTextMissing = needsText && text === '';
  const isTooLong = text.length > maxTextLength;
  const send = async () => {
    setTried(true);
    if (missing.length > 0 || lacking.length > 0 || isTextMissing || isTooLong) return;
    const said = Object.fromEntries(typed.map((element) => [element.id, answerTo(element).trim()]));
    await replies.say(view.id, { act: { kind: 'answer' }, text, answers: said, files });
    await forget();
  };
  const picking = { id: view.id, maxBytes: view.maxFileBytes, files, change };
  const naming = namingParts(standard).documents;
  // Who reports stays apart also here: the seal of such a file is another.
  const hintOf = ({ howTo, field }: DocumentElement) =>
    field.kinds.some((kind) => naming.includes(kind))
      ? `${translator.pick(howTo)} ${t('reply.files.apart')}`
      : translator.pick(howTo);
  const inWords = isTried && isTextMissing ? t('reply.answer.inWords') : undefined;
  const wordsProblem = isTooLong ? t('reply.tooLong') : inWords;
  return (
    <form
      class={styles['form']}
      aria-label={`${t('reply.answer.title')} ${view.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send().catch(noted('outbox.say', undefined));
      }}
    >
      <p class={styles['words']}>{t('reply.answer.body', { when: when(asked.dueAt) })}</p>
      {typed.map((element) => {
        const isMissing = isTried && missing.includes(element);
        const problem = isMissing ? translator.pick(element.reason) : undefined;
        const question = questionOf(element, { required: true, problem }, translator);
        return question === undefined ? null : (
          <QuestionField
            key={element.id}
            question={question}
            value={answerTo(element)}
            onInput={(value) =>
              change((before) => ({
                ...before,
                answers: { ...before.answers, [element.id]: value },
              }))
            }
          />
        );
      })}
      {documents.map((element) => (
        <FilePicks
          key={element.id}
          {...picking}
          legend={translator.pick(element.name)}
          hint={hintOf(element)}
          problem={isTried && lacking.includes(element) ? t('reply.files.orWords') : undefined}
          kind={element.field.kinds[0]}
          isHere={belongsTo(element)}
        />
      ))}
      <FilePicks
        {...picking}
        legend={t('reply.files.title')}
        hint={t('reply.files.hint')}
        isHere={(file) => !documents.some((element) => belongsTo(element)(file))}
      />
      <TextInput
        label={t('reply.answer.more')}
        name="more"
        rows={3}
        value={filled.text}
        onInput={(words) => change({ text: words })}
        optionalMark={needsText ? undefined : t('field.optional')}
        problem={wordsProblem}
      />
      <div class={styles['bar']}>
        <Button type="submit" variant="primary">
          {t('reply.answer.send')}
        </Button>
      </div>
    </form>
  );
}
