import type { DeskCase } from '../../../utils/casework/wire.ts';
import type { OpenedReport } from '../desk-services.ts';
import { ExposureNotice } from '../exposure/ExposureNotice.tsx';
import { LinkedPart } from '../linked/LinkedPart.tsx';
import { Pane } from '../Pane.tsx';
import type { EvidenceState } from '../use-evidence.ts';
import { ActButtons } from './ActButtons.tsx';
import { ActForm } from './ActForm.tsx';
import { ActStanding } from './ActStanding.tsx';
import { ActWords, useActWords } from './act-words.tsx';
import { ContestPart } from './ContestPart.tsx';
import { MeasurePart } from './MeasurePart.tsx';
import { NoticePart } from './NoticePart.tsx';
import { ProposalPart } from './ProposalPart.tsx';
import { RolesPart } from './RolesPart.tsx';
import type { DecisionScene } from './scene.ts';
import { TrackedPart } from './TrackedPart.tsx';
import { useAct } from './use-act.ts';

export interface ActsPaneProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly evidence: EvidenceState;
  readonly scene: DecisionScene;
  readonly onTaken: () => void;
  readonly onOpen: (reportId: string) => void;
}

/** What carries weight: measures and who signs them, complaint, appeal, who else is asked, and time. */
export function ActsPane(props: ActsPaneProps) {
  return (
    <ActWords>
      <Acts {...props} />
    </ActWords>
  );
}

function Acts(props: ActsPaneProps) {
  const { current, evidence, scene, onTaken } = props;
  const { t } = useActWords();
  const work = useAct(scene, onTaken);
  const { draft, isBusy } = work;
  const thread = evidence.kind === 'open' ? evidence.evidence.thread : undefined;
  return (
    <Pane name="acts" title={t('acts.title')}>
      <ExposureNotice lane={current.lane} />
      <ContestPart current={current} scene={scene} />
      <ProposalPart scene={scene} />
      <MeasurePart current={current} scene={scene} />
      <NoticePart current={current} opened={props.opened} scene={scene} />
      <TrackedPart current={current} scene={scene} />
      {thread === undefined ? null : (
        <RolesPart thread={thread} current={current} scene={scene} work={work} />
      )}
      <LinkedPart current={current} opened={props.opened} scene={scene} onOpen={props.onOpen} />
      <ActButtons scene={scene} work={work} />
      <ActStanding work={work} />
      {draft === undefined || isBusy ? null : <ActForm draft={draft} scene={scene} work={work} />}
    </Pane>
  );
}
