import { Choices } from '../../base/Choices.tsx';
import { TextInput } from '../../base/TextInput.tsx';
import { useWords } from '../desk-context.ts';
import type { ActFieldsProps } from './act-fields-props.ts';
import { refusalOfAll } from './act-law.ts';
import { useActWords } from './act-words.tsx';
import { buildAct } from './build-act.ts';
import { nameOfMeasure } from './names.ts';
import { UntilInput } from './UntilInput.tsx';

/** What is done to one measure: only those that it can be done to are offered. */
export function NumberFields({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  const { pick } = useWords();
  const { current, handler, standard } = scene;
  const possible = current.measures.filter(
    ({ number }) =>
      refusalOfAll([buildAct({ ...draft, number }, scene)], handler.number, scene) === undefined,
  );
  return (
    <>
      <Choices
        legend={t('measures.which')}
        name="number"
        isSingle
        choices={possible.map(({ number, measure, state }) => ({
          id: String(number),
          name: `${number} · ${nameOfMeasure(measure, standard, pick)}`,
          note: t(`measure.${state}`),
        }))}
        chosen={draft.number === undefined ? [] : [String(draft.number)]}
        onChoose={(id) => onChange({ ...draft, number: Number(id) })}
      />
      {draft.act === 'reissue' ? <p>{t('act.reissue.means')}</p> : null}
      {draft.act === 'forward' || draft.act === 'reissue' ? (
        <TextInput
          label={t('forward.to')}
          hint={t('forward.to.hint')}
          name="to"
          value={draft.to}
          onInput={(to) => onChange({ ...draft, to })}
        />
      ) : null}
      {draft.act === 'review' ? (
        <UntilInput
          label={t('measures.until')}
          value={draft.until}
          onInput={(until) => onChange({ ...draft, until })}
        />
      ) : null}
    </>
  );
}
