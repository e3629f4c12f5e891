import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Linked, mostLinked } from '../../../utils/casework/desk-wire.ts';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useWork } from '../desk-context.ts';
import type { OpenedReport } from '../desk-services.ts';

/** So many are handled together, whatever an endpoint gives. */
const fewOf = ({ cases, isMore }: Linked): Linked => ({
  cases: cases.slice(0, mostLinked),
  isMore: isMore || cases.length > mostLinked,
});

/** The group of a case: about the same by blind tags, against the same account, or linked by hand. */
export function useLinked({ reportId, seq }: DeskCase, opened: OpenedReport) {
  const work = useWork();
  const [linked, setLinked] = useState<Linked | undefined>(undefined);
  const look = useCallback(async () => {
    const answer = await work.readLinked(reportId, opened);
    if (answer.ok) setLinked(fewOf(answer.value));
  }, [work, reportId, opened]);
  // A step may have linked one more.
  useEffect(() => void look(), [look, seq]);
  return { linked, look };
}
