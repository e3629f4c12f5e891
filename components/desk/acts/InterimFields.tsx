import { Choices } from '../../base/Choices.tsx';
import { TextInput } from '../../base/TextInput.tsx';
import { useWords } from '../desk-context.ts';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import { interimMeasures } from './grading.ts';
import { UntilInput } from './UntilInput.tsx';

const urgencies = ['spreading', 'danger', 'minor'] as const;

/**
 * Before judgement: from now on, why it is urgent, when it ends by itself, and when evidence is due (A21b,
 * A21c).
 */
export function InterimFields({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  const { pick } = useWords();
  return (
    <>
      <Choices
        legend={t('interim.measure')}
        name="choice"
        isSingle
        choices={interimMeasures(scene.standard).map(({ id, name, explanation }) => ({
          id,
          name: pick(name),
          note: pick(explanation),
        }))}
        chosen={draft.choice === undefined ? [] : [draft.choice]}
        onChoose={(choice) => onChange({ ...draft, choice })}
      />
      <Choices
        legend={t('interim.urgency')}
        name="urgency"
        isSingle
        choices={urgencies.map((id) => ({ id, name: t(`interim.urgency.${id}`) }))}
        chosen={draft.urgency === undefined ? [] : [draft.urgency]}
        onChoose={(id) => {
          const urgency = urgencies.find((each) => each === id);
          if (urgency !== undefined) onChange({ ...draft, urgency });
        }}
      />
      <UntilInput
        label={t('measures.until')}
        hint={t('interim.until.hint')}
        value={draft.until}
        onInput={(until) => onChange({ ...draft, until })}
      />
      <UntilInput
        label={t('interim.evidence.due')}
        hint={t('interim.evidence.hint')}
        name="evidence"
        value={draft.evidenceDue}
        onInput={(evidenceDue) => onChange({ ...draft, evidenceDue })}
      />
      {draft.choice === 'dispute-label' ? (
        <TextInput
          label={t('interim.source')}
          hint={t('interim.source.hint')}
          name="to"
          value={draft.to}
          onInput={(to) => onChange({ ...draft, to })}
        />
      ) : null}
    </>
  );
}
