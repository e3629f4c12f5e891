import { useEffect, useState } from 'preact/hooks';
import { caseOf, gradingOf } from '../acts/scene.ts';
import { useWork } from '../desk-context.ts';
import type { DeskWork } from '../desk-services.ts';
import { undoSeconds, useCountdown } from '../use-countdown.ts';
import { useGone } from '../use-gone.ts';
import { draftFor, type GroupDraft } from './group-draft.ts';
import type { GroupFormProps } from './group-form-props.ts';
import { replyLetter } from './reply-letter.ts';
import { type GroupResult, sendGroup } from './send-group.ts';

type GroupProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly seconds: number }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly result: GroupResult };

/** A draft for every case of the group that this handler opened, each as it stands now. */
async function draftAll(work: DeskWork, props: GroupFormProps): Promise<readonly GroupDraft[]> {
  const { decision, source, scene, cases } = props;
  const drafts = await Promise.all(
    cases.map(async ({ reportId }) => {
      const opened = work.findOpened(reportId);
      const read = await work.readCase(reportId);
      if (opened === undefined || !read.ok) return [];
      const grading = gradingOf(opened.header, read.value, scene.standard);
      const other = { ...scene, current: caseOf(read.value), header: opened.header, grading };
      const accounts = decision.type === 'case.judged' ? await work.tagAccounts(opened) : [];
      return [draftFor(decision, source, { scene: other, opened, accounts })];
    }),
  );
  return drafts.flat();
}

export function useGroup(props: GroupFormProps) {
  const { decision, scene } = props;
  const work = useWork();
  const [drafts, setDrafts] = useState<readonly GroupDraft[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<GroupProgress>({ kind: 'idle' });
  const gone = useGone();
  useEffect(() => {
    const load = async () => {
      const made = await draftAll(work, props);
      setDrafts(made);
      // What differs is looked at before it is chosen.
      const alike = made.filter(({ refusal, differences }) => !refusal && differences.length === 0);
      setChosen(new Set(alike.map(({ reportId }) => reportId)));
    };
    void load();
  }, [work, decision.id]);
  const send = async () => {
    setProgress({ kind: 'sending' });
    const signed = drafts.filter(({ reportId }) => chosen.has(reportId));
    const letterFor = async ({ reportId }: GroupDraft) => {
      const opened = work.findOpened(reportId);
      const current = await work.readCase(reportId);
      if (opened === undefined || !current.ok) return '';
      const theirs = { standard: scene.standard, current: caseOf(current.value) };
      return replyLetter(decision, opened, theirs);
    };
    const result = await sendGroup(work, signed, letterFor);
    if (gone.current) {
      for (const { reportId } of result.failed) work.noteUnsent(reportId);
      return;
    }
    setProgress({ kind: 'done', result });
    setChosen(new Set());
    props.onSent();
    setDrafts(await draftAll(work, props));
  };
  const sendNow = useCountdown(
    progress.kind === 'waiting' ? progress.seconds : undefined,
    (seconds) => setProgress({ kind: 'waiting', seconds }),
    () => void send(),
  );
  return {
    drafts,
    chosen,
    progress,
    toggle: (reportId: string) => {
      const next = new Set(chosen);
      if (!next.delete(reportId)) next.add(reportId);
      setChosen(next);
    },
    sign: () => {
      if (progress.kind === 'idle' && chosen.size > 0)
        setProgress({ kind: 'waiting', seconds: undoSeconds });
    },
    undo: () => setProgress({ kind: 'idle' }),
    sendNow,
  };
}
