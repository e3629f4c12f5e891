import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { CommandDialog } from '../../../components/desk/CommandDialog.tsx';
import { CommandRegistry, CommandsContext } from '../../../components/desk/commands.ts';
import { WordsContext } from '../../../components/desk/desk-context.ts';
import { VeiledText } from '../../../components/desk/VeiledText.tsx';
import { loadDeskTranslator } from '../../../utils/i18n/desk.ts';

const entries = [{ id: 'one', name: 'Words', text: 'what a stranger wrote' }];

it('the list of keys tells one veil from another, and begins with what has keys', async () => {
  HTMLDialogElement.prototype.showModal ??= vi.fn();
  const words = await loadDeskTranslator('en');
  const registry = new CommandRegistry();
  const draw = (dialog: boolean) =>
    act(() =>
      render(
        <WordsContext.Provider value={words}>
          <CommandsContext.Provider value={registry}>
            <VeiledText title="Statement" keys="v" entries={entries} />
            <VeiledText title="Notes" entries={entries} />
            {dialog ? <CommandDialog isHelp registry={registry} onClose={() => undefined} /> : null}
          </CommandsContext.Provider>
        </WordsContext.Provider>,
        document.body,
      ),
    );
  await draw(false);
  await draw(true);
  const listed = [...document.querySelectorAll('dialog li')].map(({ textContent }) => textContent);
  expect(listed).toEqual(['Statement: Show the wordsv', 'Notes: Show the words']);
});
