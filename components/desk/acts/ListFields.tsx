import { Choices } from '../../base/Choices.tsx';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import { UntilInput } from './UntilInput.tsx';

const reasons = ['repeated', 'malicious', 'coordinated'] as const;

/** An account of an upheld case goes on the list, why and until when, or comes off it (A11a). */
export function ListFields({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  const { accounts, listed } = scene.current;
  const tags =
    draft.act === 'unlist'
      ? listed.map(({ tag }) => tag)
      : accounts.filter((each) => listed.every(({ tag }) => tag !== each));
  return (
    <>
      <Choices
        legend={t('list.which')}
        name="choice"
        isSingle
        choices={tags.map((tag) => ({ id: tag, name: t('list.tag', { tag: tag.slice(0, 8) }) }))}
        chosen={draft.choice === undefined ? [] : [draft.choice]}
        onChoose={(choice) => onChange({ ...draft, choice })}
      />
      {draft.act === 'unlist' ? null : (
        <>
          <Choices
            legend={t('list.reason')}
            name="reason"
            isSingle
            choices={reasons.map((id) => ({ id, name: t(`list.reason.${id}`) }))}
            chosen={[draft.listReason ?? 'repeated']}
            onChoose={(id) => {
              const listReason = reasons.find((each) => each === id);
              if (listReason !== undefined) onChange({ ...draft, listReason });
            }}
          />
          <UntilInput
            label={t('list.until')}
            value={draft.until}
            onInput={(until) => onChange({ ...draft, until })}
          />
        </>
      )}
    </>
  );
}
