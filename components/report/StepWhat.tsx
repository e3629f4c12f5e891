import { applyProfile } from '../../utils/report/profile.ts';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useProfiles } from '../profile/use-profiles.ts';
import { type ProfileView, useServices, useTranslator } from '../services.ts';
import type { DraftChange } from '../use-draft.ts';
import { AdviceCards } from './AdviceCards.tsx';
import { CategoryPicker } from './CategoryPicker.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { LikeLast } from './LikeLast.tsx';
import { QuestionField } from './QuestionField.tsx';
import { type StepProps, withAnswer } from './step-props.ts';

/** For whom the report speaks; the one reporter remembered for it fills in what is still blank. */
function chooseAffected(affected: string, profiles: readonly ProfileView[]): DraftChange {
  const fitting = profiles.flatMap(({ opened }) => (opened?.affected === affected ? [opened] : []));
  const [only, ...others] = fitting;
  return (draft) => {
    const { name, contact, anonymous } = draft.reporter;
    const isBlank = name === '' && contact === '' && !anonymous;
    const chosen = { ...draft, affected };
    return only !== undefined && others.length === 0 && isBlank
      ? applyProfile(only)(chosen)
      : chosen;
  };
}

/** First step: the evidence as it was captured, what kind of harm, to whom, and what is wrong. */
export function StepWhat({
  draft,
  capture,
  coach,
  edit,
  onRecapture,
}: StepProps & { readonly onRecapture: () => void }) {
  const services = useServices();
  const profiles = useProfiles();
  const { t } = useTranslator();
  const choose = (category: string) => edit((current) => ({ ...current, category }));
  const mayEditUrl = draft.capture.state === 'forbidden' || draft.capture.state === 'failed';
  return (
    <>
      <EvidenceCard draft={draft} capture={capture} onRecapture={onRecapture} />
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
      <LikeLast draft={draft} edit={edit} />
      <CategoryPicker
        groups={coach.categories}
        suggestions={coach.advice.suggestions}
        value={draft.category}
        onChange={choose}
      />
      <ChoiceGroup
        legend={t('form.affected')}
        look="pills"
        choices={coach.affected}
        value={draft.affected}
        onChange={(affected) => edit(chooseAffected(affected, profiles))}
        problem={draft.affected === undefined ? t('form.affected.missing') : undefined}
      />
      {coach.statement.map((question) => (
        <QuestionField
          key={question.element}
          question={question}
          value={draft.answers[question.element] ?? ''}
          onInput={(value) => edit(withAnswer(question.element, value))}
        />
      ))}
      <AdviceCards
        advice={coach.advice}
        onBetter={choose}
        onKeep={() =>
          edit(({ keptCategory: _, ...current }) => ({
            ...current,
            ...(current.category === undefined ? {} : { keptCategory: current.category }),
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
