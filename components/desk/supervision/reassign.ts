import type { QueuedCase } from '../../../utils/casework/wire.ts';
import type { DeskWork } from '../desk-services.ts';

/** What came of handing cases to somebody: who was quicker, or what the law says, by case. */
export interface Reassigned {
  readonly done: readonly string[];
  readonly failed: readonly { readonly reportId: string; readonly why: string }[];
}

/** One step for each case, one after the other: what fails leaves the others as they are. */
export async function reassign(
  work: Pick<DeskWork, 'takeStep'>,
  cases: readonly Pick<QueuedCase, 'reportId' | 'seq'>[],
  to: number,
): Promise<Reassigned> {
  const done: string[] = [];
  const failed: Reassigned['failed'][number][] = [];
  for (const { reportId, seq } of cases) {
    const outcome = await work.takeStep({ type: 'case.assigned', reportId, seq: seq + 1, to });
    if (outcome.kind === 'taken') done.push(reportId);
    else if (outcome.kind === 'refused') failed.push({ reportId, why: outcome.code });
    else failed.push({ reportId, why: outcome.kind === 'trouble' ? outcome.trouble : 'stale' });
  }
  return { done, failed };
}

/** Whom a case can be handed to: whoever handles reports. */
export function canHandle({ roles }: { readonly roles: readonly string[] }): boolean {
  return roles.some((role) => role === 'reviewer' || role === 'disposer' || role === 'supervisor');
}

/** Which of the overdue are shown: by whose they are, in which lane, on which platform. */
export interface OverdueFilter {
  /** Null for those that nobody has. */
  readonly owner?: number | null;
  readonly lane?: string;
  readonly platform?: string;
}

export function isWanted(entry: QueuedCase, { owner, lane, platform }: OverdueFilter): boolean {
  return (
    (owner === undefined || entry.owner === owner) &&
    (lane === undefined || entry.lane === lane) &&
    (platform === undefined || entry.platform === platform)
  );
}
