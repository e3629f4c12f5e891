import { useEffect, useState } from 'preact/hooks';
import { useWork } from './desk-context.ts';
import type { DeskTrouble, OpenedEvidence, OpenedReport } from './desk-services.ts';

export type EvidenceState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble }
  | { readonly kind: 'open'; readonly evidence: OpenedEvidence };

/** The evidence of a case, fetched and opened after its words are there: bytes, and no pixels yet. */
export function useEvidence(reportId: string, opened: OpenedReport): EvidenceState {
  const { openEvidence } = useWork();
  const [state, setState] = useState<EvidenceState>({ kind: 'loading' });
  useEffect(() => {
    const looking = new AbortController();
    const load = async () => {
      const answer = await openEvidence(reportId, opened, looking.signal);
      if (looking.signal.aborted) return;
      setState(
        answer.ok
          ? { kind: 'open', evidence: answer.value }
          : { kind: 'trouble', trouble: answer.error },
      );
    };
    void load();
    return () => looking.abort();
    // What was written since changes nothing of what came with the report.
  }, [openEvidence, reportId, opened.body]);
  return state;
}
