import { Choices } from '../../base/Choices.tsx';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import { UntilInput } from './UntilInput.tsx';

/** Bodies without an endpoint that are asked most; others come with the endpoint's own table. */
const bodies = [
  'police',
  'market-regulator',
  'securities-regulator',
  'education',
  'court',
  'expert-body',
] as const;

/** Another body is asked, with a time to answer (A15c), or has answered. */
export function ActBodies({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  if (draft.act === 'consulted')
    return (
      <Choices
        legend={t('consult.which')}
        name="number"
        isSingle
        choices={scene.current.consultations
          .filter(({ isAnswered }) => !isAnswered)
          .map(({ number }) => ({ id: String(number), name: t('consult.number', { number }) }))}
        chosen={draft.number === undefined ? [] : [String(draft.number)]}
        onChoose={(id) => onChange({ ...draft, number: Number(id) })}
      />
    );
  return (
    <>
      <Choices
        legend={t('consult.to')}
        name="to"
        isSingle
        choices={bodies.map((id) => ({ id, name: t(`body.${id}`) }))}
        chosen={[draft.to]}
        onChoose={(to) => onChange({ ...draft, to })}
      />
      <UntilInput
        label={t('consult.until')}
        value={draft.until}
        onInput={(until) => onChange({ ...draft, until })}
      />
    </>
  );
}
