import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { createWorkGate, type WorkDemand, type WorkGate } from './work-gate.ts';

export interface AlikeGate {
  /** Refuses a report without the work that its kind needs at the moment. Counts every try. */
  readonly require: (
    header: Pick<RoutingHeader, 'platform' | 'category'>,
    reportId: string,
    nonce: string | undefined,
  ) => void;
}

/** Beyond this many kinds the one seen longest ago is forgotten. */
const maxKinds = 4096;

/**
 * Asks for proof of work of one kind of report alone, while that kind comes faster than `reportsPerMinute`. A kind
 * is the platform with the category: the two that a campaign cannot vary without losing its aim. Kept in memory
 * and forgotten; nothing of it tells who reports.
 */
export function createAlikeGate(demand: WorkDemand, nowMs: () => number): AlikeGate {
  const gates = new Map<string, WorkGate>();

  function gateOf(kind: string): WorkGate {
    const gate = gates.get(kind) ?? createWorkGate(demand, nowMs);
    gates.delete(kind);
    const oldest = gates.keys().next();
    if (gates.size >= maxKinds && !oldest.done) gates.delete(oldest.value);
    gates.set(kind, gate);
    return gate;
  }

  return {
    require({ platform, category }, reportId, nonce) {
      if (demand.reportsPerMinute === 0) return;
      gateOf(`${platform}\n${category}`).require(reportId, nonce);
    },
  };
}
