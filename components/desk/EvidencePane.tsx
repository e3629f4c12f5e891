import { useState } from 'preact/hooks';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { ActWords, useActWords } from './acts/act-words.tsx';
import { useCommands } from './commands.ts';
import { DocumentList } from './DocumentList.tsx';
import { useWords } from './desk-context.ts';
import type { OpenedEvidence, OpenedReport } from './desk-services.ts';
import { KeyButton } from './KeyButton.tsx';
import { MinorGate } from './MinorGate.tsx';
import { Pane, PanePart } from './Pane.tsx';
import { PostList } from './PostList.tsx';
import { SafePicture } from './SafePicture.tsx';
import { SnapshotWindow } from './SnapshotWindow.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import type { EvidenceState } from './use-evidence.ts';

export interface EvidencePaneProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly state: EvidenceState;
  /** A step was taken here. */
  readonly onNoted: () => void;
}

/** What shows the claim, once its package was verified: bytes first, and pixels when they are asked for. */
export function EvidencePane({ current, opened, state, onNoted }: EvidencePaneProps) {
  const { t } = useWords();
  const isMinor = opened.header.flags.includes('minor');
  const [isNoted, setNoted] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const mayLook = () => {
    if (isMinor && !isNoted) setAsking(true);
    return !isMinor || isNoted;
  };
  return (
    <Pane name="evidence" title={t('case.pane.evidence')}>
      {state.kind === 'loading' ? <ProgressBar label={t('evidence.verifying')} /> : null}
      {state.kind === 'trouble' ? <TroubleNotice trouble={state.trouble} /> : null}
      <ActWords>
        {isAsking && !isNoted ? (
          <MinorGate
            reportId={current.reportId}
            seq={current.seq}
            onNoted={() => {
              setNoted(true);
              onNoted();
            }}
          />
        ) : null}
        {state.kind === 'open' ? <Opened evidence={state.evidence} mayLook={mayLook} /> : null}
      </ActWords>
    </Pane>
  );
}

interface OpenedProps {
  readonly evidence: OpenedEvidence;
  readonly mayLook: () => boolean;
}

function Opened({ evidence, mayLook }: OpenedProps) {
  const { t } = useWords();
  const { pictures, snapshot, thread, documents } = evidence;
  return (
    <>
      {pictures.length === 0 ? null : (
        <PanePart title={t('evidence.pictures')}>
          {pictures.map((picture, place) => (
            <SafePicture
              key={picture.name}
              picture={picture}
              keys={place === 0 ? 'b' : undefined}
              mayLook={mayLook}
            />
          ))}
        </PanePart>
      )}
      {snapshot === undefined ? null : (
        <PanePart title={t('evidence.snapshot')}>
          <Snapshot view={snapshot} mayLook={mayLook} />
        </PanePart>
      )}
      {thread === undefined ? null : (
        <PanePart title={t('evidence.posts')}>
          <PostList thread={thread} />
        </PanePart>
      )}
      <PanePart title={t('evidence.documents')}>
        <DocumentList documents={documents} />
      </PanePart>
    </>
  );
}

/** The frozen page, behind its walls, once somebody asks. */
function Snapshot({ view, mayLook }: { readonly view: Blob; readonly mayLook: () => boolean }) {
  const { t } = useWords();
  const label = useActWords().t('snapshot.show');
  const [isShown, setShown] = useState(false);
  const show = () => {
    if (mayLook()) setShown(true);
  };
  useCommands([{ id: 'snapshot', keys: 's', label, isOff: isShown, run: show }]);
  return isShown ? (
    <SnapshotWindow view={view} title={t('evidence.snapshot')} />
  ) : (
    <div>
      <KeyButton keys="s" onClick={show}>
        {label}
      </KeyButton>
    </div>
  );
}
