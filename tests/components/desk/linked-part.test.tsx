import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { ActWords } from '../../../components/desk/acts/act-words.tsx';
import { CommandRegistry, CommandsContext } from '../../../components/desk/commands.ts';
import { WordsContext, WorkContext } from '../../../components/desk/desk-context.ts';
import type { DeskWork, OpenedReport } from '../../../components/desk/desk-services.ts';
import { LinkedPart } from '../../../components/desk/linked/LinkedPart.tsx';
import { type Linked, mostLinked } from '../../../utils/casework/desk-wire.ts';
import { loadDeskTranslator } from '../../../utils/i18n/desk.ts';
import { ok } from '../../../utils/result.ts';
import { exampleHeader } from '../../contract/reporter.ts';
import { accepted, deskCase, sceneOf } from '../../unit/desk/example-scene.ts';

const opened = {
  header: exampleHeader,
  judgement: { missing: [], disagreements: [], complete: true },
} as unknown as OpenedReport;

const idOf = (place: number) => `6f1c7f0e-4b5a-4c1d-9a55-${String(place).padStart(12, '0')}`;

/** A decision in one case, and so many others that hang together with it, all of which were opened. */
async function show(count: number): Promise<ReadonlySet<string>> {
  const words = await loadDeskTranslator('en');
  const read = new Set<string>();
  const cases = Array.from({ length: count }, (_, place) => ({
    ...deskCase([]),
    reportId: idOf(place),
    by: ['hand'],
  })) as unknown as Linked['cases'];
  const work: Partial<DeskWork> = {
    readLinked: async () => ok({ cases, isMore: false }),
    findOpened: () => opened,
    async readCase(reportId) {
      read.add(reportId);
      return ok({ ...deskCase([]), reportId });
    },
  };
  const scene = sceneOf(accepted, 1);
  render(null, document.body);
  await act(() =>
    render(
      <WordsContext.Provider value={words}>
        <CommandsContext.Provider value={new CommandRegistry()}>
          <WorkContext.Provider value={work as DeskWork}>
            <ActWords>
              <LinkedPart
                current={deskCase(accepted)}
                opened={opened}
                scene={scene}
                onOpen={() => undefined}
              />
            </ActWords>
          </WorkContext.Provider>
        </CommandsContext.Provider>
      </WordsContext.Provider>,
      document.body,
    ),
  );
  await vi.waitFor(() => expect(document.querySelector('[data-linked]')).not.toBeNull());
  const draft = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent.includes('Draft'),
  );
  await act(() => draft?.click());
  await vi.waitFor(() => expect(document.querySelector('[data-draft]')).not.toBeNull());
  return read;
}

const drafted = () => document.querySelectorAll('[data-draft]').length;

it('a decision is drafted for as many linked cases as are handled together, and for no more', async () => {
  const read = await show(mostLinked + 10);
  expect(drafted()).toBe(mostLinked);
  // Not even read: nobody looks at what is not drafted.
  expect(read.size).toBe(mostLinked);
  expect(document.body.textContent).toContain('There are more than fit into a group.');
  const sign = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent.includes(String(mostLinked)),
  );
  expect(sign?.disabled).toBe(false);
});

it('of exactly so many none is left out', async () => {
  await show(mostLinked);
  expect(drafted()).toBe(mostLinked);
  expect(document.body.textContent).not.toContain('There are more than fit into a group.');
});
