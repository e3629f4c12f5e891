import type { Measure } from '../../../utils/standard/schema.ts';
import { Choices } from '../../base/Choices.tsx';
import { type Command, useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import type { ActDraft } from './act-draft.ts';
import { useActWords } from './act-words.tsx';
import { UntilInput } from './UntilInput.tsx';

export interface MeasureChoicesProps {
  readonly draft: ActDraft;
  readonly measures: readonly Measure[];
  readonly onChange: (draft: ActDraft) => void;
}

/** Measures to choose from; the first nine have a figure as their key. */
export function MeasureChoices({ draft, measures, onChange }: MeasureChoicesProps) {
  const { t } = useActWords();
  const { pick } = useWords();
  const chosen = draft.measures;
  const toggle = (id: string) =>
    onChange({
      ...draft,
      measures: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id],
    });
  const keyed = measures.slice(0, 9);
  useCommands(
    keyed.map(
      ({ id, name }, place): Command => ({
        id: `measure-${id}`,
        keys: String(place + 1),
        label: pick(name),
        run: () => toggle(id),
      }),
    ),
  );
  const isLimited = measures.some(({ id, timeLimited }) => timeLimited && chosen.includes(id));
  return (
    <>
      <Choices
        legend={t('measures.title')}
        name="measures"
        choices={measures.map(({ id, name, explanation }, place) => ({
          id,
          name: pick(name),
          note: pick(explanation),
          ...(place < 9 && { keys: String(place + 1) }),
        }))}
        chosen={chosen}
        onChoose={toggle}
      />
      {isLimited ? (
        <UntilInput
          label={t('measures.until')}
          hint={t('measures.until.hint')}
          value={draft.until}
          onInput={(until) => onChange({ ...draft, until })}
        />
      ) : null}
    </>
  );
}
