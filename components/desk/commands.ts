import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';

/** Something that can be done on the page as it is, by a key or out of the list of all commands. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** As shown on the button: `a`, `Enter`, `Ctrl+Enter`. */
  readonly keys?: string;
  /** Also while somebody types. */
  readonly whileTyping?: boolean;
  readonly isOff?: boolean;
  /** Asked when its keys are pressed, where they mean another thing elsewhere on the page. */
  readonly isHere?: () => boolean;
  /** Without it the list of all commands leaves it out: moving a mark in a list, for one. */
  readonly isHidden?: boolean;
  readonly run: () => void;
}

/** Those of every part that is shown; the last to come speaks first. */
export class CommandRegistry {
  readonly #layers: { current: readonly Command[] }[] = [];

  add(layer: { current: readonly Command[] }): () => void {
    this.#layers.push(layer);
    return () => {
      this.#layers.splice(this.#layers.indexOf(layer), 1);
    };
  }

  list(): readonly Command[] {
    return this.#layers.toReversed().flatMap(({ current }) => current);
  }

  find(keys: string, isTyping: boolean): Command | undefined {
    return this.list().find(
      (command) =>
        command.keys === keys &&
        command.isOff !== true &&
        command.isHere?.() !== false &&
        (!isTyping || command.whileTyping === true),
    );
  }
}

export const CommandsContext = createContext<CommandRegistry | undefined>(undefined);

/** They hold from the moment at which the page shows what they are for: no press comes between. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(CommandsContext);
  const layer = useRef(commands);
  layer.current = commands;
  useLayoutEffect(() => registry?.add(layer), [registry]);
}

/** The name of a press of keys, as commands have it. */
function nameOfKeys(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'getModifierState'>,
): string {
  const { key } = event;
  // On many keyboards this is how brackets are typed: the sign is what was meant.
  if (event.getModifierState('AltGraph')) return key;
  const isLetter = key.length === 1;
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.shiftKey && !isLetter ? 'Shift' : '',
    isLetter && (event.ctrlKey || event.metaKey) ? key.toUpperCase() : key,
  ];
  return parts.filter(Boolean).join('+');
}

const typed =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';
const pressed = 'button, a[href], summary, [role=option]';

/** Whether a press of keys belongs to where the focus is, and to no command. */
function isTypingIn(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(typed) !== null) return true;
  const isPress = keys === 'Enter' || keys === ' ';
  return isPress && target.closest(`${pressed}, input`) !== null;
}

/** One listener for the page: what is typed stays what it is, and everything else may be a command. */
export function useKeyboard(registry: CommandRegistry): void {
  useLayoutEffect(() => {
    const listening = new AbortController();
    globalThis.addEventListener(
      'keydown',
      (event) => {
        if (event.isComposing || event.defaultPrevented) return;
        if (event.altKey && !event.getModifierState('AltGraph')) return;
        const keys = nameOfKeys(event);
        const command = registry.find(keys, isTypingIn(event.target, keys));
        if (command === undefined) return;
        event.preventDefault();
        command.run();
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, [registry]);
}
