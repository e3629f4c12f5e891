import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { WorkContext } from '../../../components/desk/desk-context.ts';
import type { DeskWork } from '../../../components/desk/desk-services.ts';
import { useKeptDraft } from '../../../components/desk/use-kept-draft.ts';
import { takeFaults } from '../../../utils/faults/note-fault.ts';

it('a write that fails is noted and stops none that follows', async () => {
  const saved: string[] = [];
  const drop = vi.fn(async () => undefined);
  const work: Partial<DeskWork> = {
    touch: () => undefined,
    loadDraft: async () => undefined,
    dropDraft: drop,
    async saveDraft(_, text) {
      if (text === '"first"') throw new TypeError('no room');
      saved.push(text);
    },
  };
  let kept: ReturnType<typeof useKeptDraft<string>> | undefined;
  function Probe() {
    kept = useKeptDraft('probe', (text) => text);
    return null;
  }
  await act(() =>
    render(
      <WorkContext.Provider value={work as DeskWork}>
        <Probe />
      </WorkContext.Provider>,
      document.body,
    ),
  );
  await act(() => kept?.change('first'));
  await act(() => kept?.change('second'));
  await vi.waitFor(() => expect(saved).toEqual(['"second"']));
  expect(takeFaults().map(({ place }) => place)).toEqual(['draft.save']);
  await act(() => kept?.forget());
  expect(drop).toHaveBeenCalledWith('probe');
});
