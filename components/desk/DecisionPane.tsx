import { useMemo } from 'preact/hooks';
import { Notice } from '../base/Notice.tsx';
import { ActWords } from './acts/act-words.tsx';
import { RefusedList } from './acts/RefusedList.tsx';
import type { DecisionScene } from './acts/scene.ts';
import { type Command, useCommands } from './commands.ts';
import { DecisionForm } from './DecisionForm.tsx';
import styles from './DecisionPane.module.css';
import { standingOfDecision } from './decision-law.ts';
import { decisionKeys, decisions, isPossible } from './decisions.ts';
import { useWords, useWork } from './desk-context.ts';
import { KeyButton } from './KeyButton.tsx';
import { Pane } from './Pane.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { StepLine } from './StepList.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { type DecisionWork, type Progress, useDecision } from './use-decision.ts';

interface DecisionPaneProps extends DecisionWork {
  readonly scene: DecisionScene;
}

/** What may be decided in this state by this handler, and the one decision that is being written. */
export function DecisionPane(props: DecisionPaneProps) {
  const { t } = useWords();
  const { handler } = useWork();
  const { current, opened, scene } = props;
  const work = useDecision(props);
  const { draft, progress } = work;
  const isMine = current.owner === handler.number;
  // The law is asked of each decision and each colleague: not at every key that is typed.
  const standings = useMemo(
    () =>
      decisions
        .filter(
          (each) =>
            isPossible(each, current.state, handler.roles) && (each !== 'release' || isMine),
        )
        .map((decision) => ({ decision, standing: standingOfDecision(decision, scene, opened) })),
    [current.state, handler.roles, isMine, scene, opened],
  );
  const possible = standings.flatMap(({ decision, standing }) =>
    standing.kind === 'open' ? [decision] : [],
  );
  const isBusy = progress.kind === 'waiting' || progress.kind === 'sending';
  const isWriting = draft !== undefined && !isBusy;
  useCommands([
    ...possible.map(
      (each): Command => ({
        id: each,
        keys: decisionKeys[each],
        label: t(`decide.${each}`),
        isOff: isBusy,
        run: () => work.begin(each),
      }),
    ),
    ...(
      [
        ['sign', 'Ctrl+Enter', 'decide.sign', isWriting, () => work.sign(false)],
        ['sign-next', 'Ctrl+Shift+Enter', 'decide.signNext', isWriting, () => work.sign(true)],
        ['undo', 'z', 'undo.undo', progress.kind === 'waiting', work.undo],
        ['now', 'Enter', 'undo.now', progress.kind === 'waiting', work.sendNow],
        ['reload', 'Enter', 'conflict.reload', progress.kind === 'stale', work.reload],
      ] as const
    ).map(
      ([id, keys, label, isOn, run]): Command => ({
        id,
        keys,
        label: t(label),
        whileTyping: keys.startsWith('Ctrl'),
        isOff: !isOn,
        run,
      }),
    ),
  ]);
  return (
    <Pane name="decision" title={t('case.pane.decision')}>
      {possible.length === 0 ? <Notice title={t('decide.none')} /> : null}
      <div class={styles['choices']}>
        {possible.map((each) => (
          <KeyButton
            key={each}
            keys={decisionKeys[each]}
            disabled={isBusy}
            variant={draft?.decision === each ? 'primary' : 'plain'}
            onClick={() => work.begin(each)}
          >
            {t(`decide.${each}`)}
          </KeyButton>
        ))}
      </div>
      <ActWords>
        <RefusedList
          standings={standings.map(({ decision, standing }) => ({
            id: decision,
            name: t(`decide.${decision}`),
            standing,
          }))}
        />
      </ActWords>
      <Progressed progress={progress} work={work} />
      {isWriting ? (
        <DecisionForm
          draft={draft}
          lack={work.lack}
          current={current}
          opened={opened}
          onChange={work.change}
          onSign={work.sign}
          onDrop={work.drop}
        />
      ) : null}
    </Pane>
  );
}

interface ProgressedProps {
  readonly progress: Progress;
  readonly work: ReturnType<typeof useDecision>;
}

/** What became of the decision that was signed. */
function Progressed({ progress, work }: ProgressedProps) {
  const { t } = useWords();
  const what = work.draft === undefined ? '' : t(`decide.${work.draft.decision}`);
  switch (progress.kind) {
    case 'idle':
      return null;
    case 'waiting':
      return (
        <Notice tone="calm" live title={t('undo.waiting', { what, seconds: progress.seconds })}>
          <span class={styles['choices']}>
            <KeyButton keys="z" onClick={work.undo}>
              {t('undo.undo')}
            </KeyButton>
            <KeyButton keys="Enter" variant="primary" onClick={work.sendNow}>
              {t('undo.now')}
            </KeyButton>
          </span>
        </Notice>
      );
    case 'sending':
      return <Notice live title={t('undo.sending')} />;
    case 'done':
      return (
        <Notice
          tone="good"
          live
          title={t('undo.done', { what: t(`decide.${progress.decision}`) })}
        />
      );
    case 'refused':
      return <RefusalNotice code={progress.code} />;
    case 'trouble':
      return <TroubleNotice trouble={progress.trouble} />;
    case 'stale':
      return (
        <section class={styles['conflict']} data-conflict>
          <Notice tone="warn" live title={t('conflict.title')}>
            <p>{t('conflict.since')}</p>
          </Notice>
          <ActWords>
            <ol class={styles['since']}>
              {progress.since.map((event) => (
                <StepLine key={event.id} event={event} />
              ))}
            </ol>
          </ActWords>
          <KeyButton keys="Enter" onClick={work.reload}>
            {t('conflict.reload')}
          </KeyButton>
        </section>
      );
  }
}
