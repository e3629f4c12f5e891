import { useEffect, useState } from 'preact/hooks';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useWork } from '../desk-context.ts';
import { eventsOf } from '../events-of.ts';
import { readMarks } from './role-marks.ts';

type Marks = ReturnType<typeof readMarks>;

/** What a person last said of the roles, as it was sealed with their step; none while nobody did. */
export function useMarks(current: DeskCase): Marks {
  const work = useWork();
  const { reportId } = current;
  const step = eventsOf(current).findLast(({ type }) => type === 'roles.confirmed');
  const sealed = step?.sealed;
  const [marks, setMarks] = useState<Marks>({});
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      if (sealed === undefined) return;
      const words = await work.readWords(reportId, 'reason', sealed);
      if (isShown && words.ok) setMarks(readMarks(words.value));
    };
    void load();
    return () => {
      isShown = false;
    };
  }, [work, reportId, sealed]);
  return marks;
}
