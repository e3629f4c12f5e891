import { useMemo } from 'preact/hooks';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useWork } from '../desk-context.ts';
import type { OpenedReport } from '../desk-services.ts';
import { appealByCode, caseOf, type DecisionScene, gradingOf } from './scene.ts';
import { useTeam } from './use-team.ts';

/** What everything that this handler may do in a case is judged by: the case, the team, and the standard. */
export function useScene(current: DeskCase, opened: OpenedReport): DecisionScene {
  const { handler, standard } = useWork();
  const team = useTeam();
  return useMemo(
    () => ({
      current: caseOf(current),
      header: opened.header,
      standard,
      handler,
      team,
      grading: gradingOf(opened.header, current, standard),
      nowMs: Date.now(),
      appealByCode: appealByCode(current),
    }),
    [current, opened, standard, handler, team],
  );
}
