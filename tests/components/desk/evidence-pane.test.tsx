import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { CommandRegistry, CommandsContext } from '../../../components/desk/commands.ts';
import { WordsContext, WorkContext } from '../../../components/desk/desk-context.ts';
import type { DeskWork, OpenedReport } from '../../../components/desk/desk-services.ts';
import { EvidencePane } from '../../../components/desk/EvidencePane.tsx';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { loadDeskTranslator } from '../../../utils/i18n/desk.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

/** The pane of a case with one picture and a frozen page, for a minor or for somebody else. */
async function show(flags: readonly string[]): Promise<HTMLElement> {
  const words = await loadDeskTranslator('en');
  const picture = { name: 'screenshot', bytes: new Blob(['x']) };
  const evidence = {
    verdicts: [],
    pictures: [picture],
    snapshot: new Blob(['<p>']),
    thread: undefined,
    documents: [],
  };
  const work: Partial<DeskWork> = {
    standard: guideline2023,
    touch: () => undefined,
    loadDraft: async () => undefined,
    saveDraft: async () => undefined,
  };
  render(null, document.body);
  await act(() =>
    render(
      <WordsContext.Provider value={words}>
        <CommandsContext.Provider value={new CommandRegistry()}>
          <WorkContext.Provider value={work as DeskWork}>
            <EvidencePane
              current={{ reportId: 'r', seq: 1 } as DeskCase}
              opened={{ header: { flags } } as unknown as OpenedReport}
              state={{ kind: 'open', evidence }}
              onNoted={() => undefined}
            />
          </WorkContext.Provider>
        </CommandsContext.Provider>
      </WordsContext.Provider>,
      document.body,
    ),
  );
  await vi.waitFor(() => expect(document.querySelector('figure')).not.toBeNull());
  return document.body;
}

const press = (inside: HTMLElement, name: string) =>
  act(() =>
    [...inside.querySelectorAll('button')]
      .find((button) => button.textContent?.includes(name))
      ?.click(),
  );

it('a picture has no pixels before somebody asks, and then comes blurred', async () => {
  const createUrl = vi.fn(() => 'blob:x');
  Object.assign(URL, { createObjectURL: createUrl, revokeObjectURL: () => undefined });
  const pane = await show([]);
  expect(pane.textContent).toContain('Not shown, and not decoded.');
  expect(pane.textContent).toContain('Show the snapshot');
  expect(createUrl).not.toHaveBeenCalled();
  await press(pane, 'Show blurred');
  expect(pane.querySelector('figure')?.getAttribute('data-level')).toBe('blurred');
  expect(createUrl).toHaveBeenCalledOnce();
});

it('a picture of a minor is not decoded before a reason was noted', async () => {
  const createUrl = vi.fn(() => 'blob:x');
  Object.assign(URL, { createObjectURL: createUrl });
  const pane = await show(['minor']);
  await press(pane, 'Show blurred');
  expect(pane.textContent).toContain('This case concerns a minor.');
  expect(pane.querySelector('figure')?.getAttribute('data-level')).toBe('closed');
  expect(createUrl).not.toHaveBeenCalled();
});
