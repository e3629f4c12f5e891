import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './CommandDialog.module.css';
import type { Command, CommandRegistry } from './commands.ts';
import { useWords } from './desk-context.ts';

export interface CommandDialogProps {
  readonly registry: CommandRegistry;
  /** The list of keys; otherwise a line to find a command by. */
  readonly isHelp: boolean;
  readonly onClose: () => void;
}

/** Everything that can be done on the page as it is now, with its keys. */
export function CommandDialog({ registry, isHelp, onClose }: CommandDialogProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [sought, setSought] = useState('');
  // As the page was when this was called: what is in the dialog is no command.
  const commands = useMemo(
    () => registry.list().filter(({ isHidden, isOff }) => !isHidden && !isOff),
    [registry],
  );
  useEffect(() => dialog.current?.showModal(), []);
  const wanted = sought.trim().toLowerCase();
  const found = commands.filter(({ label }) => label.toLowerCase().includes(wanted));
  // A list of keys begins with what has any.
  const shown = isHelp
    ? [
        ...found.filter(({ keys }) => keys !== undefined),
        ...found.filter(({ keys }) => keys === undefined),
      ]
    : found;
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    dialog.current?.close();
    command.run();
  };
  const title = t(isHelp ? 'desk.help' : 'desk.commands');
  return (
    <dialog
      ref={dialog}
      class={styles['dialog']}
      aria-label={title}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        class={styles['content']}
        onSubmit={(event) => {
          event.preventDefault();
          run(shown[0]);
        }}
      >
        <h2 class={styles['title']}>{title}</h2>
        {isHelp ? null : (
          <TextInput label={t('desk.commands.find')} value={sought} onInput={setSought} />
        )}
        {shown.length === 0 ? <p>{t('desk.commands.none')}</p> : null}
        <ul class={styles['list']}>
          {shown.map((command) => (
            <li key={command.id}>
              <button type="button" class={styles['command']} onClick={() => run(command)}>
                <span>{command.label}</span>
                {command.keys === undefined ? null : (
                  <kbd class={styles['keys']}>{command.keys}</kbd>
                )}
              </button>
            </li>
          ))}
        </ul>
        <Button onClick={() => dialog.current?.close()}>{t('desk.close')}</Button>
      </form>
    </dialog>
  );
}
