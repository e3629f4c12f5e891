import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import {
  CommandRegistry,
  CommandsContext,
  useCommands,
  useKeyboard,
} from '../../../components/desk/commands.ts';

const run = vi.fn();
const registry = new CommandRegistry();

function Board() {
  useKeyboard(registry);
  return (
    <CommandsContext.Provider value={registry}>
      <Part />
    </CommandsContext.Provider>
  );
}

function Part() {
  useCommands([{ id: 'pane', keys: '[', label: 'Pane before', run }]);
  return null;
}

afterEach(() => {
  render(null, document.body);
  run.mockClear();
});

it.each([
  // German, French: AltGr comes as Ctrl and Alt together, or as none of both.
  [{ ctrlKey: true, altKey: true, modifierAltGraph: true }, 1],
  [{ modifierAltGraph: true }, 1],
  [{}, 1],
  [{ altKey: true }, 0],
  [{ ctrlKey: true }, 0],
])('a bracket typed with %j counts %i times', async (modifiers, times) => {
  await act(() => render(<Board />, document.body));
  const press = new KeyboardEvent('keydown', { key: '[', bubbles: true, ...modifiers });
  document.body.dispatchEvent(press);
  expect(run).toHaveBeenCalledTimes(times);
});
