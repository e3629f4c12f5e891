import { Choices } from '../../base/Choices.tsx';
import { TextInput } from '../../base/TextInput.tsx';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import { appealOutcomes } from './build-act.ts';
import { MeasureChoices } from './MeasureChoices.tsx';

/** What becomes of the measures that the reported party objects to. */
export function AppealFields({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  return (
    <>
      <Choices
        legend={t('appeal.decision')}
        name="choice"
        isSingle
        choices={appealOutcomes.map((id) => ({
          id,
          name: t(`appeal.${id}`),
          note: t(`appeal.${id}.means`),
        }))}
        chosen={draft.choice === undefined ? [] : [draft.choice]}
        onChoose={(choice) => onChange({ ...draft, choice })}
      />
      {draft.choice === 'changed' ? (
        <MeasureChoices draft={draft} measures={[...scene.standard.measures]} onChange={onChange} />
      ) : null}
      {scene.appealByCode === undefined ? null : (
        <TextInput
          label={t('appeal.reply')}
          hint={t('appeal.reply.hint')}
          name="reply"
          rows={4}
          value={draft.reply ?? ''}
          onInput={(reply) => onChange({ ...draft, reply })}
        />
      )}
    </>
  );
}
