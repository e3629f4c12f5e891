import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { QuestionField } from './QuestionField.tsx';
import { ReporterFields } from './ReporterFields.tsx';
import { type StepProps, withAnswer } from './StepWhat.tsx';

/** Second step: what the kind of harm asks for besides, files, and how to reach the reporter. */
export function StepNeed({
  draft,
  coach,
  edit,
  allowsAnonymous,
}: StepProps & { readonly allowsAnonymous: boolean }) {
  const { t } = useTranslator();
  return (
    <>
      {coach.details.length === 0 ? <Notice>{t('form.nothingNeeded')}</Notice> : null}
      {coach.details.map((question) => (
        <QuestionField
          key={question.element}
          question={question}
          value={draft.answers[question.element] ?? ''}
          onInput={(value) => edit(withAnswer(question.element, value))}
        />
      ))}
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
      <ReporterFields
        reporter={draft.reporter}
        allowsAnonymous={allowsAnonymous}
        contactMissing={coach.isContactMissing}
        onChange={(reporter) => edit((current) => ({ ...current, reporter }))}
      />
    </>
  );
}
