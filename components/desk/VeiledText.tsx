import { useState } from 'preact/hooks';
import { defined } from '../../utils/defined.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import { type Command, useCommands } from './commands.ts';
import { useWords } from './desk-context.ts';
import { KeyButton } from './KeyButton.tsx';
import styles from './VeiledText.module.css';

export interface VeiledEntry {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface VeiledTextProps {
  /** What the words are, as the list of all commands tells one veil from another. */
  readonly title: string;
  readonly entries: readonly VeiledEntry[];
  /** The key that lifts the veil; of several texts on a page one has it. */
  readonly keys?: string;
  /** Somebody has asked for them just now. */
  readonly isLifted?: boolean;
}

/** A stranger's words, which may hurt: they are not in the page before somebody wants to read them. */
export function VeiledText({ title, entries, keys, isLifted: isAsked = false }: VeiledTextProps) {
  const { t } = useWords();
  const [isLifted, setLifted] = useState(isAsked);
  const label = t(isLifted ? 'veil.hide' : 'veil.show');
  const command: Command = {
    id: `veil-${entries[0]?.id ?? ''}`,
    label: `${title}: ${label}`,
    ...defined({ keys }),
    run: () => setLifted(!isLifted),
  };
  useCommands([command]);
  return (
    <div class={styles['veiled']}>
      <div>
        <KeyButton keys={keys} onClick={command.run}>
          {label}
        </KeyButton>
      </div>
      <dl class={styles['list']}>
        {entries.map(({ id, name, text }) => (
          <div key={id} class={styles['entry']} data-entry={id}>
            <dt>{name}</dt>
            {isLifted ? (
              <dd dir="auto">{showSigns(text)}</dd>
            ) : (
              <dd class={styles['cover']} aria-hidden="true">
                {'▒'.repeat(Math.min(48, Math.max(6, Math.ceil(text.length / 3))))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
