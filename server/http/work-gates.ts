import { createWorkGate, type WorkDemand, type WorkGate } from './work-gate.ts';

/** A work gate for each of many names. */
export interface WorkGates {
  readonly bits: (name: string) => number;
  readonly count: (name: string) => void;
}

/** Beyond `most` names the one counted longest ago is forgotten. Kept in memory alone. */
export function createWorkGates(demand: WorkDemand, nowMs: () => number, most: number): WorkGates {
  const gates = new Map<string, WorkGate>();
  return {
    bits: (name) => gates.get(name)?.bits() ?? 0,
    count(name) {
      if (demand.perMinute === 0) return;
      const gate = gates.get(name) ?? createWorkGate(demand, nowMs);
      gates.delete(name);
      const oldest = gates.keys().next();
      if (gates.size >= most && !oldest.done) gates.delete(oldest.value);
      gates.set(name, gate);
      gate.count();
    },
  };
}
