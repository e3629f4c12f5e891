import { useRef } from 'preact/hooks';
import type { QueuedCase } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import { SelectInput } from '../base/SelectInput.tsx';
import { useCommands } from './commands.ts';
import { useWords, useWork } from './desk-context.ts';
import styles from './NarrowingFields.module.css';
import { nameOfFlag, nameOfLanguage } from './names.ts';
import type { Narrowing } from './queue-views.ts';

export interface NarrowingFieldsProps {
  /** Their languages are offered, beside those that were seen before. */
  readonly cases: readonly QueuedCase[];
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
}

/** By the reporter's language and by what the header flags, whatever view and lane are looked at. */
export function NarrowingFields({ cases, narrowing, onNarrow }: NarrowingFieldsProps) {
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const group = useRef<HTMLDivElement>(null);
  const seen = useRef(new Set<string>());
  for (const { language } of cases) if (language !== undefined) seen.current.add(language);
  const { language, flag } = narrowing;
  if (language !== undefined) seen.current.add(language);
  useCommands([
    {
      id: 'narrow',
      keys: 'f',
      label: t('queue.narrow'),
      run: () => group.current?.querySelector('select')?.focus(),
    },
  ]);
  const any = { value: '', label: t('queue.any') };
  const change = (changed: Narrowing & { readonly [Name in keyof Narrowing]: string }) => {
    const all = { language: language ?? '', flag: flag ?? '', ...changed };
    onNarrow(
      defined({
        language: all.language === '' ? undefined : all.language,
        flag: all.flag === '' ? undefined : all.flag,
      }),
    );
  };
  return (
    <div class={styles['fields']} ref={group}>
      <SelectInput
        label={t('queue.flag')}
        name="flag"
        value={flag ?? ''}
        choices={[
          any,
          // What is only found by judging is in no header.
          ...standard.flags
            .filter(({ isFound }) => isFound !== true)
            .map(({ id }) => ({ value: id, label: nameOfFlag(id, standard, words) })),
        ]}
        onChange={(value) => change({ flag: value })}
      />
      <SelectInput
        label={t('queue.language')}
        name="language"
        value={language ?? ''}
        choices={[
          any,
          ...[...seen.current]
            .map((tag) => ({ value: tag, label: nameOfLanguage(tag, words) }))
            .sort((one, other) => one.label.localeCompare(other.label, words.locale)),
        ]}
        onChange={(value) => change({ language: value })}
      />
    </div>
  );
}
