import { defined } from '../../utils/defined.ts';
import { isFailure, noted } from '../../utils/faults/expected.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { earlierWords } from '../../utils/report/like-draft.ts';
import { applyProfile, type Profile } from '../../utils/report/profile.ts';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import { AdviceCards } from './AdviceCards.tsx';
import { AttachElsewhere } from './AttachElsewhere.tsx';
import { CategoryPicker } from './CategoryPicker.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { FieldPlace } from './FieldPlace.tsx';
import { PickPost } from './PickPost.tsx';
import { QuestionField } from './QuestionField.tsx';
import type { ProfileServices } from './report-services.ts';
import { StartFrom } from './StartFrom.tsx';
import { type StepProps, withAnswer } from './step-props.ts';

/** The one remembered reporter of reports for this party, if there is exactly one and it is not locked. */
async function openOnlyProfile(
  { listProfiles, openProfile }: ProfileServices,
  affected: string,
): Promise<Profile | undefined> {
  const fitting = (await listProfiles()).filter(({ opened }) => opened?.affected === affected);
  const [only, ...others] = fitting;
  return only === undefined || others.length > 0 ? undefined : openProfile(only.id, '');
}

function isBlank({ name, contact, anonymous }: Draft['reporter']): boolean {
  return name === '' && contact === '' && !anonymous;
}

/** First step: the evidence as it was captured, what kind of harm, to whom, and what is wrong. */
export function StepWhat({
  draft,
  capture,
  coach,
  edit,
  onFill,
  onRecapture,
  onSwitch,
}: StepProps & {
  readonly onRecapture: () => void;
  readonly onSwitch: (draftId: string) => void;
}) {
  const services = useServices();
  const report = useReportServices();
  const { t } = useTranslator();
  const earlier = earlierWords(draft);
  const choose = (category: string) => edit((current) => ({ ...current, category }));
  const mayEditUrl = draft.capture.state === 'forbidden' || draft.capture.state === 'failed';
  return (
    <>
      <EvidenceCard draft={draft} capture={capture} onRecapture={onRecapture} />
      <PickPost draft={draft} capture={capture} edit={edit} />
      {mayEditUrl ? (
        <TextInput
          label={t('form.url')}
          name="url"
          hint={t('form.url.hint')}
          inputMode="url"
          value={draft.url}
          onInput={(url) => edit((current) => ({ ...current, url }))}
        />
      ) : null}
      <AttachElsewhere draft={draft} onAttached={onSwitch} />
      <StartFrom draft={draft} onFill={onFill} />
      <CategoryPicker
        groups={coach.categories}
        suggestions={coach.advice.suggestions}
        value={draft.category}
        onChange={choose}
      />
      <FieldPlace field="affected">
        <ChoiceGroup
          legend={t('form.affected')}
          look="pills"
          choices={coach.affected}
          value={draft.affected}
          onChange={(affected) => {
            edit((current) => ({ ...current, affected }));
            void openOnlyProfile(report, affected).then(
              (profile) =>
                edit((current) =>
                  profile !== undefined && isBlank(current.reporter)
                    ? applyProfile(profile)(current)
                    : current,
                ),
              // It is still offered where the reporter is asked for.
              noted('profile.open', undefined, isFailure),
            );
          }}
          problem={draft.affected === undefined ? t('form.affected.missing') : undefined}
        />
      </FieldPlace>
      {coach.statement.map((question) => (
        <QuestionField
          key={question.element}
          question={question}
          value={draft.answers[question.element] ?? ''}
          earlier={earlier[question.element]}
          onInput={(value) => edit(withAnswer(question.element, value))}
        />
      ))}
      <AdviceCards
        advice={coach.advice}
        onBetter={choose}
        onKeep={() =>
          edit(({ keptCategory: _, ...current }) => ({
            ...current,
            ...defined({ keptCategory: current.category }),
          }))
        }
        onScreen={(id, answer) =>
          edit((current) => ({ ...current, screens: { ...current.screens, [id]: answer } }))
        }
        onRights={() => void services.openPage('guide', 'rights')}
      />
    </>
  );
}
