import { Notice } from '../../base/Notice.tsx';
import { useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import { KeyButton } from '../KeyButton.tsx';
import { TroubleNotice } from '../TroubleNotice.tsx';
import styles from './ActButtons.module.css';
import { useActWords } from './act-words.tsx';
import type { ActWork } from './use-act.ts';
import { wordsOfRefusal } from './who-may.ts';

/** What became of the act that was signed. */
export function ActStanding({ work }: { readonly work: ActWork }) {
  const { t: desk } = useWords();
  const words = useActWords();
  const { t } = words;
  const { progress, draft, undo, sendNow, reload } = work;
  const isWaiting = progress.kind === 'waiting';
  useCommands([
    { id: 'act-undo', keys: 'z', label: desk('undo.undo'), isOff: !isWaiting, run: undo },
    { id: 'act-now', keys: 'Enter', label: desk('undo.now'), isOff: !isWaiting, run: sendNow },
    {
      id: 'act-reload',
      keys: 'Enter',
      label: desk('conflict.reload'),
      isOff: progress.kind !== 'stale',
      run: reload,
    },
  ]);
  switch (progress.kind) {
    case 'idle':
      return null;
    case 'waiting': {
      const what = draft === undefined ? '' : t(`act.${draft.act}`);
      const { seconds } = progress;
      return (
        <Notice live title={desk('undo.waiting', { what, seconds })}>
          <span class={styles['buttons']} data-waiting>
            <KeyButton keys="z" onClick={undo}>
              {desk('undo.undo')}
            </KeyButton>
            <KeyButton keys="Enter" variant="primary" onClick={sendNow}>
              {desk('undo.now')}
            </KeyButton>
          </span>
        </Notice>
      );
    }
    case 'sending':
      return <Notice live title={desk('undo.sending')} />;
    case 'done':
      return (
        <div data-act-done>
          <Notice tone="good" live title={desk('undo.done', { what: t(`act.${progress.act}`) })} />
        </div>
      );
    case 'refused':
      return (
        <div data-act-failed={progress.code}>
          <Notice
            tone="warn"
            live
            title={desk('refused.title', { why: wordsOfRefusal(progress.code, words) })}
          />
        </div>
      );
    case 'trouble':
      return (
        <div data-act-failed={progress.trouble}>
          <TroubleNotice trouble={progress.trouble} />
        </div>
      );
    case 'stale':
      return (
        <div data-act-failed="stale">
          <Notice tone="warn" live title={desk('conflict.title')}>
            <KeyButton keys="Enter" onClick={reload}>
              {desk('conflict.reload')}
            </KeyButton>
          </Notice>
        </div>
      );
  }
}
