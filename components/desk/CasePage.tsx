import { useEffect, useState } from 'preact/hooks';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { ActsPane, type ActsPaneProps } from './acts/ActsPane.tsx';
import { useScene } from './acts/use-scene.ts';
import { CaseHead } from './CaseHead.tsx';
import styles from './CasePage.module.css';
import { ClaimPane } from './ClaimPane.tsx';
import { useCommands } from './commands.ts';
import { DecisionPane } from './DecisionPane.tsx';
import { useWords, useWork } from './desk-context.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { IdentityPane } from './IdentityPane.tsx';
import { KeyButton } from './KeyButton.tsx';
import { NotesPane } from './NotesPane.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { StepList } from './StepList.tsx';
import { ThreadPane } from './ThreadPane.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { type CaseState, useCase } from './use-case.ts';
import type { DecisionWork } from './use-decision.ts';
import { useEvidence } from './use-evidence.ts';
import { VerificationPane } from './VerificationPane.tsx';

const panes = ['verification', 'claim', 'thread', 'evidence', 'decision', 'acts', 'steps'] as const;

export interface CasePageProps {
  readonly reportId: string;
  readonly onLeave: () => void;
  readonly onNext: (reportId: string) => void;
}

/** One case: what is claimed, what shows it, and what is decided. */
export function CasePage({ reportId, onLeave, onNext }: CasePageProps) {
  const { t } = useWords();
  const work = useWork();
  const { state, open, reload } = useCase(reportId);
  const [pane, setPane] = useState(0);
  useEffect(() => globalThis.scrollTo({ top: 0 }), []);

  const goTo = (place: number) => {
    const next = (place + panes.length) % panes.length;
    setPane(next);
    const part = document.getElementById(`pane-${panes[next]}`);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  };
  /** The most urgent of those that nobody has. */
  const next = async () => {
    const queue = await work.readQueue({ owner: 'none' });
    const first = queue.ok
      ? queue.value.cases.find((each) => each.reportId !== reportId)
      : undefined;
    if (first === undefined) onLeave();
    else onNext(first.reportId);
  };
  useCommands([
    { id: 'leave', keys: 'Escape', label: t('key.leave'), run: onLeave },
    { id: 'next', keys: 'n', label: t('queue.next'), run: () => void next() },
    { id: 'pane-before', keys: '[', label: t('case.prevPane'), run: () => goTo(pane - 1) },
    { id: 'pane-after', keys: ']', label: t('case.nextPane'), run: () => goTo(pane + 1) },
  ]);

  return (
    <div class={styles['page']}>
      <div class={styles['ways']}>
        <KeyButton variant="quiet" keys="Escape" onClick={onLeave}>
          {t('desk.back')}
        </KeyButton>
        <KeyButton variant="quiet" keys="n" onClick={() => void next()}>
          {t('queue.next')}
        </KeyButton>
      </div>
      <Opening state={state} onAgain={() => void open()} onTakeOver={() => void open(true)} />
      {state.kind === 'custody' ? (
        <div data-custody={reportId}>
          <CaseHead current={state.current} />
          <IdentityPane current={state.current} onTaken={() => void reload()} />
          <StepList current={state.current} />
        </div>
      ) : null}
      {state.kind === 'open' ? (
        <OpenCase
          current={state.current}
          opened={state.opened}
          onTaken={() => void reload()}
          onNext={() => void next()}
          onReleased={onLeave}
          onOpen={onNext}
        />
      ) : null}
    </div>
  );
}

/** Side by side: whether the package holds and what is claimed, what shows it, what is decided. */
function OpenCase({ onOpen, ...props }: DecisionWork & Pick<ActsPaneProps, 'onOpen'>) {
  const { current, opened, onTaken } = props;
  const evidence = useEvidence(current.reportId, opened);
  const scene = useScene(current, opened);
  return (
    <>
      <CaseHead current={current} />
      <div class={styles['panes']} data-open={current.reportId}>
        <div class={styles['column']}>
          <VerificationPane state={evidence} />
          <ClaimPane current={current} opened={opened} />
          <ThreadPane current={current} opened={opened} />
        </div>
        <div class={styles['column']}>
          <EvidencePane current={current} opened={opened} state={evidence} onNoted={onTaken} />
        </div>
        <div class={styles['column']}>
          <DecisionPane {...props} scene={scene} />
          <ActsPane
            current={current}
            opened={opened}
            evidence={evidence}
            scene={scene}
            onTaken={onTaken}
            onOpen={onOpen}
          />
          <IdentityPane current={current} onTaken={onTaken} />
          <NotesPane current={current} />
          <StepList current={current} />
        </div>
      </div>
    </>
  );
}

interface OpeningProps {
  readonly state: CaseState;
  readonly onAgain: () => void;
  readonly onTakeOver: () => void;
}

/** All that may stand between a press of a key and an open case. */
function Opening({ state, onAgain, onTakeOver }: OpeningProps) {
  const { t } = useWords();
  useCommands([
    {
      id: 'take-over',
      keys: 'o',
      label: t('case.takeOver'),
      isOff: state.kind !== 'owned',
      run: onTakeOver,
    },
  ]);
  switch (state.kind) {
    case 'loading':
      return <ProgressBar label={t('case.loading')} />;
    case 'trouble':
      return <TroubleNotice trouble={state.trouble} onAgain={onAgain} />;
    case 'refused':
      return <RefusalNotice code={state.code} />;
    case 'owned':
      return (
        <>
          <Notice tone="warn" live title={t('case.owner', { number: state.owner })}>
            <KeyButton keys="o" onClick={onTakeOver}>
              {t('case.takeOver')}
            </KeyButton>
          </Notice>
          <StepList current={state.current} />
        </>
      );
    case 'open':
    case 'custody':
      return null;
  }
}
