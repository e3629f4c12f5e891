import type { Case } from '../../../utils/casework/case.ts';
import type { Grading } from '../../../utils/casework/led-to.ts';
import { projectCase } from '../../../utils/casework/project-case.ts';
import type { Handler } from '../../../utils/casework/roles.ts';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import type { RoutingHeader } from '../../../utils/protocol/report.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import type { Standard } from '../../../utils/standard/schema.ts';
import type { DeskHandler, SaidWords } from '../desk-services.ts';
import { eventsOf } from '../events-of.ts';

/** All that a decision is judged by on this device. */
export interface DecisionScene {
  readonly current: Case;
  readonly header: RoutingHeader;
  readonly standard: Standard;
  readonly handler: DeskHandler;
  /** Everybody who handles reports now; undefined while the endpoint has not told. */
  readonly team: readonly Handler[] | undefined;
  /** What the grade of measures is chosen by: the header's facts and earlier upheld cases (A4e). */
  readonly grading: Grading;
  readonly nowMs: number;
  /**
   * The appeal that waits for a decision, if it came in by the code of a notice: its decision is told there.
   */
  readonly appealByCode?: SaidWords | undefined;
}

/**
 * The case as its own steps make it, by the law that the endpoint has. Steps that this software does not know
 * are counted and change nothing.
 */
export function caseOf(current: DeskCase): Case {
  const { reportId, receivedAt, lane, laneRule, seq } = current;
  const projected = projectCase({ reportId, receivedAt, lane, laneRule }, eventsOf(current));
  return { ...projected, seq };
}

/**
 * The same facts that the endpoint chooses a grade by; how many cases were upheld before, it alone can count.
 */
export function gradingOf(
  header: RoutingHeader,
  { ledTo }: Pick<DeskCase, 'ledTo'>,
  standard: Standard,
): Grading {
  const { flags } = evaluate(header, standard);
  return { facts: { ...header, flags }, upheldBefore: ledTo?.upheldBefore ?? 0 };
}

/** The words of the appeal that is open, if whoever it is against lodged it themselves. */
export function appealByCode(current: DeskCase): SaidWords | undefined {
  const events = eventsOf(current);
  const last = events.findLast(({ type }) => type === 'appeal.lodged' || type === 'appeal.decided');
  if (last?.type !== 'appeal.lodged' || !('party' in last.by) || last.sealed === undefined)
    return undefined;
  return { kind: 'appeal', stepId: last.id, sha256: last.sealed };
}
