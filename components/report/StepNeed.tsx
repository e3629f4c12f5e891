import {
  changeAttachment,
  withAttachment,
  withoutAttachment,
} from '../../utils/report/attachments.ts';
import { earlierWords } from '../../utils/report/like-draft.ts';
import { maxTargets } from '../../utils/report/targets.ts';
import { SelectInput } from '../base/SelectInput.tsx';
import { useTranslator } from '../services.ts';
import { AttachmentList } from './AttachmentList.tsx';
import type { Question } from './coach-view.ts';
import { FieldPlace } from './FieldPlace.tsx';
import { KeepTemplate } from './KeepTemplate.tsx';
import { QuestionField } from './QuestionField.tsx';
import { ReporterFields } from './ReporterFields.tsx';
import { removeTarget } from './removals.ts';
import styles from './StepNeed.module.css';
import { type StepProps, withAnswer } from './step-props.ts';
import { TargetList } from './TargetList.tsx';

/** Second step: what the kind of harm asks for besides, files, and how to reach the reporter. */
export function StepNeed({
  draft,
  coach,
  edit,
  onRemoval,
  allowsAnonymous,
}: StepProps & { readonly allowsAnonymous: boolean }) {
  const { t, language } = useTranslator();
  const earlier = earlierWords(draft);
  const ask = (question: Question) => (
    <QuestionField
      key={question.element}
      question={question}
      value={draft.answers[question.element] ?? ''}
      earlier={earlier[question.element]}
      onInput={(value) => edit(withAnswer(question.element, value))}
    />
  );
  return (
    <>
      {coach.details.map(ask)}
      <ReporterFields draft={draft} coach={coach} edit={edit} allowsAnonymous={allowsAnonymous} />
      <AttachmentList
        attachments={draft.attachments}
        kinds={coach.documentKinds}
        needs={coach.documents}
        onAdd={(attachment) => edit(withAttachment(attachment))}
        onChange={(sha256, change) => edit(changeAttachment(sha256, change))}
        onRemove={(attachment) =>
          onRemoval(
            attachment.name,
            withoutAttachment(attachment.sha256),
            withAttachment(attachment),
          )
        }
      />
      <details class={styles['extras']}>
        <summary class={styles['summary']}>{t('form.extras')}</summary>
        <div class={styles['questions']}>
          <FieldPlace field="surface">
            <SelectInput
              label={t('form.surface')}
              choices={coach.surfaces}
              value={draft.surface}
              onChange={(surface) => edit((current) => ({ ...current, surface }))}
            />
          </FieldPlace>
          <TargetList
            targets={draft.targets ?? []}
            onAdd={(added) =>
              edit((current) => ({
                ...current,
                targets: [...new Set([...(current.targets ?? []), ...added])].slice(0, maxTargets),
              }))
            }
            onRemove={(target) => {
              const { change, undo } = removeTarget(target);
              onRemoval(target, change, undo);
            }}
          />
          <SelectInput
            label={t('form.language')}
            choices={[
              { value: 'en', label: 'English' },
              { value: 'zh-Hans', label: '简体中文' },
              { value: 'zh-Hant', label: '繁體中文' },
            ]}
            value={draft.language ?? language}
            onChange={(chosen) => edit((current) => ({ ...current, language: chosen }))}
          />
          {coach.extras.map(ask)}
        </div>
      </details>
      <KeepTemplate draft={draft} />
    </>
  );
}
