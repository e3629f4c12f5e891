import { useEffect, useRef, useState } from 'preact/hooks';
import { readTimes } from '../../../utils/casework/times.ts';
import { useWork } from '../desk-context.ts';
import { proposalFor, type RestProposal } from './exposure.ts';
import { addToExposure, onExposure, tellWeeks } from './keep-exposure.ts';

const minuteMs = 60_000;

/** Minutes in a lane that is hard to look at, and what is proposed to whoever has looked for long. */
export function useExposure(lane: string): RestProposal {
  const work = useWork();
  const [proposal, setProposal] = useState<RestProposal>(undefined);
  const isHard = readTimes(work.standard).timers.wallClockLanes.includes(lane);
  const since = useRef(Date.now());
  useEffect(() => {
    since.current = Date.now();
    // A picture that was uncovered just now counts at once.
    const forget = onExposure((log) => setProposal(proposalFor(log, Date.now())));
    const count = async () => {
      if (document.hidden) {
        since.current = Date.now();
        return;
      }
      const minutes = Math.floor((Date.now() - since.current) / minuteMs);
      if (minutes > 0) since.current += minutes * minuteMs;
      await addToExposure(work, isHard ? { hardMinutes: minutes } : {});
    };
    void tellWeeks(work).then(count);
    const timer = setInterval(() => void count(), minuteMs);
    return () => {
      forget();
      clearInterval(timer);
    };
  }, [work, isHard]);
  return proposal;
}
