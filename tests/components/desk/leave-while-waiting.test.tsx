import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { useAct } from '../../../components/desk/acts/use-act.ts';
import { WorkContext } from '../../../components/desk/desk-context.ts';
import type {
  DeskWork,
  NewStep,
  OpenedReport,
  StepOutcome,
} from '../../../components/desk/desk-services.ts';
import { spendHardTime } from '../../../components/desk/exposure/keep-exposure.ts';
import { useDecision } from '../../../components/desk/use-decision.ts';
import { createUnsent } from '../../../server/desk-site/unsent.ts';
import { accepted, deskCase, sceneOf } from '../../unit/desk/example-scene.ts';

afterEach(() => render(null, document.body));

const taken: StepOutcome = {
  kind: 'taken',
  step: { event: { type: '', id: '', seq: 1, at: '' }, leafIndex: 0 },
};

/** A desk whose endpoint answers every step so. */
function desk(outcome: StepOutcome) {
  const steps: NewStep[] = [];
  const unsent = createUnsent();
  const left: string[] = [];
  unsent.onUnsent((all) => left.splice(0, left.length, ...all));
  const work: Partial<DeskWork> = {
    ...unsent,
    touch: () => undefined,
    loadDraft: async () => undefined,
    saveDraft: async () => undefined,
    dropDraft: async () => undefined,
    async takeStep(step) {
      steps.push(step);
      return outcome;
    },
  };
  return { work: work as DeskWork, steps, left };
}

const current = deskCase(accepted);
const gone = { onTaken: vi.fn(), onNext: vi.fn(), onReleased: vi.fn() };

async function show(work: DeskWork, Probe: () => null) {
  await act(() =>
    render(
      <WorkContext.Provider value={work}>
        <Probe />
      </WorkContext.Provider>,
      document.body,
    ),
  );
}

/** Signs a decision, and leaves the case before its ten seconds are over. */
async function signAndLeave(work: DeskWork) {
  let decision: ReturnType<typeof useDecision> | undefined;
  await show(work, () => {
    decision = useDecision({ current, opened: {} as OpenedReport, ...gone });
    return null;
  });
  await act(() => decision?.begin('release'));
  await act(() => decision?.sign(true));
  expect(decision?.progress.kind).toBe('waiting');
  await act(() => render(null, document.body));
}

it('what was signed is sent once when its case is left, and leads nobody anywhere', async () => {
  const { work, steps, left } = desk(taken);
  await signAndLeave(work);
  await vi.waitFor(() => expect(steps.map(({ type }) => type)).toEqual(['case.released']));
  expect(left).toEqual([]);
  for (const lead of Object.values(gone)) expect(lead).not.toHaveBeenCalled();
});

it('what was refused behind somebody’s back is told until they look at the case again', async () => {
  const { work, left } = desk({ kind: 'refused', code: 'wrong-role' });
  await signAndLeave(work);
  await vi.waitFor(() => expect(left).toEqual([current.reportId]));
  work.forgetUnsent(current.reportId);
  expect(left).toEqual([]);
});

it('so is an act beside the decision; pressed and left at once it is sent once', async () => {
  const { work, steps } = desk(taken);
  let done: ReturnType<typeof useAct> | undefined;
  await show(work, () => {
    done = useAct(sceneOf(accepted, 1), gone.onTaken);
    return null;
  });
  await act(() => done?.begin('guide'));
  await act(() => done?.sign());
  expect(done?.progress.kind).toBe('waiting');
  await act(() => {
    done?.sendNow();
    render(null, document.body);
  });
  await vi.waitFor(() => expect(steps.map(({ type }) => type)).toEqual(['guidance.opened']));
  expect(gone.onTaken).not.toHaveBeenCalled();
});

it('many short looks at what is hard to look at are minutes', async () => {
  let kept: string | undefined;
  const work = {
    loadDraft: async () => kept,
    saveDraft: async (_: string, text: string) => {
      kept = text;
    },
    tellExposure: vi.fn(),
  };
  for (let looks = 0; looks < 9; looks += 1) await spendHardTime(work, 20_000);
  expect(JSON.parse(kept ?? '').days).toMatchObject([{ hardMinutes: 3 }]);
});
