import type { RoutingHeader } from '../../utils/protocol/report.ts';
import type { WorkDemand } from './work-gate.ts';
import { createWorkGates } from './work-gates.ts';

type Kind = Pick<RoutingHeader, 'platform' | 'category'>;

export interface CampaignGate {
  /** The work that this kind of report needs at the moment. */
  readonly bits: (kind: Kind) => number;
  /** Counts a report of this kind that was taken in. */
  readonly count: (kind: Kind) => void;
}

const maxKinds = 4096;

/**
 * Asks for proof of work of one kind of report alone, while that kind comes faster than the demand allows. A
 * kind is the platform with the category: the two that a campaign cannot vary without losing its aim. Nothing
 * of it tells who reports.
 */
export function createCampaignGate(demand: WorkDemand, nowMs: () => number): CampaignGate {
  const gates = createWorkGates(demand, nowMs, maxKinds);
  const nameOf = ({ platform, category }: Kind) => `${platform}\n${category}`;
  return {
    bits: (kind) => gates.bits(nameOf(kind)),
    count: (kind) => gates.count(nameOf(kind)),
  };
}
