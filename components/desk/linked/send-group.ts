import type { DeskWork, LetterStep, NewStep, StepOutcome } from '../desk-services.ts';
import type { GroupDraft } from './group-draft.ts';

export interface GroupResult {
  readonly done: readonly string[];
  readonly failed: readonly { readonly reportId: string; readonly why: string }[];
}

const isLetter = (step: NewStep): step is LetterStep => step.type === 'case.replied';

function whyOf(outcome: Exclude<StepOutcome, { kind: 'taken' }>): string {
  if (outcome.kind === 'refused') return outcome.code;
  return outcome.kind === 'trouble' ? outcome.trouble : outcome.kind;
}

/** Each case by itself: its own steps, its own letter. What fails in one leaves the others as they are. */
export async function sendGroup(
  work: Pick<DeskWork, 'takeStep' | 'writeToReporter'>,
  drafts: readonly GroupDraft[],
  letterFor: (draft: GroupDraft) => Promise<string>,
): Promise<GroupResult> {
  const done: string[] = [];
  const failed: GroupResult['failed'][number][] = [];
  for (const draft of drafts) {
    const { reportId, steps } = draft;
    let why: string | undefined;
    for (const step of steps) {
      const outcome = isLetter(step)
        ? await work.writeToReporter(step, await letterFor(draft))
        : await work.takeStep(step);
      if (outcome.kind === 'taken') continue;
      why = whyOf(outcome);
      break;
    }
    if (why === undefined) done.push(reportId);
    else failed.push({ reportId, why });
  }
  return { done, failed };
}
