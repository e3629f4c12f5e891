import { Notice } from '../../base/Notice.tsx';
import { useActWords } from '../acts/act-words.tsx';
import styles from '../acts/parts.module.css';
import { wordsOfRefusal } from '../acts/who-may.ts';
import { type Command, useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import { KeyButton } from '../KeyButton.tsx';
import type { GroupDraft } from './group-draft.ts';
import type { GroupFormProps } from './group-form-props.ts';
import type { GroupResult } from './send-group.ts';
import { useGroup } from './use-group.ts';

/** One decision drafted for each of the others, what differs beside it; signed together, sent one by one. */
export function GroupForm(props: GroupFormProps) {
  const { t } = useActWords();
  const { t: desk } = useWords();
  const group = useGroup(props);
  const { drafts, chosen, progress } = group;
  const isWaiting = progress.kind === 'waiting';
  const isReady = chosen.size > 0 && progress.kind === 'idle';
  const commands: readonly Command[] = [
    {
      id: 'group-sign',
      keys: 'Ctrl+Enter',
      label: t('linked.sign'),
      isOff: !isReady,
      run: group.sign,
    },
    { id: 'group-undo', keys: 'z', label: desk('undo.undo'), isOff: !isWaiting, run: group.undo },
    {
      id: 'group-now',
      keys: 'Enter',
      label: desk('undo.now'),
      isOff: !isWaiting,
      run: group.sendNow,
    },
    { id: 'group-away', keys: 'Escape', label: desk('decide.cancel'), run: props.onDone },
  ];
  useCommands(commands);
  const what = t(`step.${props.decision.type}`);
  return (
    <div class={styles['part']} data-group-draft={props.decision.type}>
      <p class={styles['line']}>{t('linked.what', { what })}</p>
      <ul class={styles['list']}>
        {drafts.map((draft) => (
          <DraftLine
            key={draft.reportId}
            draft={draft}
            isChosen={chosen.has(draft.reportId)}
            onChoose={() => group.toggle(draft.reportId)}
          />
        ))}
      </ul>
      {isWaiting ? (
        <Notice live title={desk('undo.waiting', { what, seconds: progress.seconds })}>
          <span class={styles['buttons']} data-waiting>
            <KeyButton keys="z" onClick={group.undo}>
              {desk('undo.undo')}
            </KeyButton>
            <KeyButton keys="Enter" variant="primary" onClick={group.sendNow}>
              {desk('undo.now')}
            </KeyButton>
          </span>
        </Notice>
      ) : null}
      {progress.kind === 'sending' ? <Notice live title={desk('undo.sending')} /> : null}
      {progress.kind === 'done' ? <Outcome result={progress.result} /> : null}
      <span class={styles['buttons']}>
        <KeyButton keys="Ctrl+Enter" variant="primary" disabled={!isReady} onClick={group.sign}>
          {t('linked.sign.count', { count: chosen.size })}
        </KeyButton>
        <KeyButton keys="Escape" variant="quiet" onClick={props.onDone}>
          {desk('decide.cancel')}
        </KeyButton>
      </span>
    </div>
  );
}

interface DraftLineProps {
  readonly draft: GroupDraft;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function DraftLine({ draft, isChosen, onChoose }: DraftLineProps) {
  const words = useActWords();
  const { t } = words;
  const { reportId, differences, refusal } = draft;
  return (
    <li class={styles['entry']} data-draft={reportId} data-differs={differences.length}>
      <label class={styles['buttons']}>
        <input
          type="checkbox"
          name="group"
          checked={isChosen}
          disabled={refusal !== undefined}
          onChange={onChoose}
        />
        <span>{t('linked.case', { number: reportId.slice(0, 8) })}</span>
      </label>
      <span class={styles['soft']}>
        {refusal === undefined ? '' : `${wordsOfRefusal(refusal, words)} `}
        {differences.length === 0
          ? t('linked.same')
          : t('linked.differs', {
              what: differences.map((each) => t(`differs.${each}`)).join(', '),
            })}
      </span>
    </li>
  );
}

function Outcome({ result }: { readonly result: GroupResult }) {
  const words = useActWords();
  const { t } = words;
  const { done, failed } = result;
  return (
    <div data-group-done={done.length}>
      <Notice
        live
        tone={failed.length === 0 ? 'good' : 'warn'}
        title={t('linked.done', { count: done.length })}
      >
        {failed.map(({ reportId, why }) => (
          <p key={reportId}>
            {reportId.slice(0, 8)}: {wordsOfRefusal(why, words)}
          </p>
        ))}
      </Notice>
    </div>
  );
}
