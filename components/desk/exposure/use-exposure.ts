import { useEffect, useRef, useState } from 'preact/hooks';
import { readTimes } from '../../../utils/casework/times.ts';
import { useWork } from '../desk-context.ts';
import { proposalFor, type RestProposal } from './exposure.ts';
import { onExposure, spendHardTime } from './keep-exposure.ts';

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
      const now = Date.now();
      const spentMs = isHard && !document.hidden ? now - since.current : 0;
      since.current = now;
      await spendHardTime(work, spentMs);
    };
    void count();
    const timer = setInterval(() => void count(), minuteMs);
    return () => {
      forget();
      clearInterval(timer);
      // A case that was left within the minute was looked at all the same.
      void count();
    };
  }, [work, isHard]);
  return proposal;
}
