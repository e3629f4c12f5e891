import type { NodeRange } from '../signals/candidate-groups.ts';
import type { Signals } from '../signals/signals.ts';

const maxNodes = 60;
const maxMembers = 40;

/** How alike ranges are inside, 0 to 1: the share of tags and classes that each has in common with most. */
export function cohesionOf(signals: Signals, members: readonly NodeRange[]): number {
  const step = Math.max(1, Math.floor(members.length / maxMembers));
  const prints = members.filter((_, at) => at % step === 0).map((each) => printOf(signals, each));
  const counts = new Map<string, number>();
  for (const print of prints) {
    for (const key of print) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const usual = new Set([...counts].filter(([, n]) => n * 2 >= prints.length).map(([key]) => key));
  if (usual.size === 0) return 0;
  const shares = prints.map((print) => {
    const common = [...print].filter((key) => usual.has(key)).length;
    return common / Math.max(usual.size, 1);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function printOf(signals: Signals, { start, end }: NodeRange): Set<string> {
  const { tree, names } = signals;
  const print = new Set<string>();
  for (let at = start + 1; at < end && at < start + maxNodes; at++) {
    const tag = tree.tags[at] ?? '';
    if (tag !== '' && tag !== 'br') print.add(`${tag}.${names.classesOf(at)[0] ?? ''}`);
  }
  return print;
}
