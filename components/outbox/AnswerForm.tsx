import { useState } from 'preact/hooks';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { isValidValue } from '../../utils/standard/field-value.ts';
import { findElement } from '../../utils/standard/find.ts';
import type { Element } from '../../utils/standard/schema.ts';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { QuestionField } from '../report/QuestionField.tsx';
import { questionOf } from '../report/question-of.ts';
import { useRepliesServices, useServices } from '../services.ts';
import styles from './CasePanel.module.css';

export interface AnswerFormProps {
  readonly view: Pick<CaseView, 'id' | 'number'>;
  readonly asked: NonNullable<CaseView['asked']>;
}

/** Exactly the elements that the desk asks for, each judged by the standard before it goes. */
export function AnswerForm({ view, asked }: AnswerFormProps) {
  const { standard, translator } = useServices();
  const { t, when } = translator;
  const replies = useRepliesServices();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const elements = asked.elements.flatMap((one) => findElement(standard, one) ?? []);
  const answerTo = ({ id: element }: Element) => answers[element] ?? '';
  const typed = elements.filter(({ field }) => field.type !== 'file');
  const missing = typed.filter((element) => !isValidValue(element.field, answerTo(element)));
  // What has no field here, a file or an element of another standard, is told in words.
  const needsText = typed.length < asked.elements.length;
  const isTextMissing = needsText && text.trim() === '';
  const send = () => {
    setTried(true);
    if (missing.length > 0 || isTextMissing) return;
    const said = Object.fromEntries(typed.map((element) => [element.id, answerTo(element).trim()]));
    void replies.say(view.id, { act: { kind: 'answer' }, text: text.trim(), answers: said });
  };
  return (
    <form
      class={styles['form']}
      aria-label={`${t('reply.answer.title')} ${view.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
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
            onInput={(value) => setAnswers({ ...answers, [element.id]: value })}
          />
        );
      })}
      <TextInput
        label={t('reply.answer.more')}
        name="more"
        rows={3}
        value={text}
        onInput={setText}
        optionalMark={needsText ? undefined : t('field.optional')}
        problem={isTried && isTextMissing ? t('reply.answer.inWords') : undefined}
      />
      <div class={styles['bar']}>
        <Button type="submit" variant="primary">
          {t('reply.answer.send')}
        </Button>
      </div>
    </form>
  );
}
