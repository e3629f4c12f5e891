import { SelectInput } from '../base/SelectInput.tsx';
import { useTranslator } from '../services.ts';
import { AttachmentList } from './AttachmentList.tsx';
import type { Question } from './coach-view.ts';
import { QuestionField } from './QuestionField.tsx';
import { ReporterFields } from './ReporterFields.tsx';
import styles from './StepNeed.module.css';
import { type StepProps, withAnswer } from './StepWhat.tsx';

/** Second step: what the kind of harm asks for besides, files, and how to reach the reporter. */
export function StepNeed({
  draft,
  coach,
  edit,
  allowsAnonymous,
}: StepProps & { readonly allowsAnonymous: boolean }) {
  const { t } = useTranslator();
  const ask = (question: Question) => (
    <QuestionField
      key={question.element}
      question={question}
      value={draft.answers[question.element] ?? ''}
      onInput={(value) => edit(withAnswer(question.element, value))}
    />
  );
  return (
    <>
      {coach.details.map(ask)}
      <ReporterFields
        reporter={draft.reporter}
        allowsAnonymous={allowsAnonymous}
        contactMissing={coach.isContactMissing}
        onChange={(reporter) => edit((current) => ({ ...current, reporter }))}
      />
      <AttachmentList
        attachments={draft.attachments}
        onAdd={(attachment) =>
          edit((current) => ({
            ...current,
            attachments: [
              ...current.attachments.filter((item) => item.sha256 !== attachment.sha256),
              attachment,
            ],
          }))
        }
        onRemove={(sha256) =>
          edit((current) => ({
            ...current,
            attachments: current.attachments.filter((item) => item.sha256 !== sha256),
          }))
        }
      />
      <details class={styles['extras']}>
        <summary class={styles['summary']}>{t('form.extras')}</summary>
        <div class={styles['questions']}>
          <SelectInput
            label={t('form.surface')}
            choices={coach.surfaces}
            value={draft.surface}
            onChange={(surface) => edit((current) => ({ ...current, surface }))}
          />
          {coach.extras.map(ask)}
        </div>
      </details>
    </>
  );
}
