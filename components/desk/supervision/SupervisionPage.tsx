import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Supervision } from '../../../utils/casework/desk-wire.ts';
import { Notice } from '../../base/Notice.tsx';
import { ProgressBar } from '../../base/ProgressBar.tsx';
import { ActWords, useActWords } from '../acts/act-words.tsx';
import { useCommands } from '../commands.ts';
import { useWords, useWork } from '../desk-context.ts';
import type { DeskTrouble } from '../desk-services.ts';
import { KeyButton } from '../KeyButton.tsx';
import type { RoomProps } from '../rooms.ts';
import { TroubleNotice } from '../TroubleNotice.tsx';
import { useQueue } from '../use-queue.ts';
import { OverdueList } from './OverdueList.tsx';
import { isWanted, type OverdueFilter } from './reassign.ts';
import styles from './SupervisionPage.module.css';
import { Tallies } from './Tallies.tsx';
import { TeamExposure } from './TeamExposure.tsx';

export function SupervisionPage(props: RoomProps) {
  return (
    <ActWords>
      <Overdue {...props} />
    </ActWords>
  );
}

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble }
  | { readonly kind: 'told'; readonly told: Supervision };

/** What is overdue, by whose it is and where; and handing it to somebody else (A4c). */
function Overdue({ onLeave, onOpen }: RoomProps) {
  const { t } = useActWords();
  const { t: desk } = useWords();
  const work = useWork();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [filter, setFilter] = useState<OverdueFilter>({});
  const queue = useQueue({ due: 'overdue' });
  const look = useCallback(async () => {
    const answer = await work.readSupervision();
    setState(
      answer.ok ? { kind: 'told', told: answer.value } : { kind: 'trouble', trouble: answer.error },
    );
  }, [work]);
  useEffect(() => void look(), [look]);
  // A filter may want those of a later page.
  const shown = queue.cases.filter((entry) => isWanted(entry, filter));
  useEffect(() => {
    if (queue.hasMore && !queue.isLoading && shown.length < 50) queue.loadMore();
  }, [queue.hasMore, queue.isLoading, shown.length]);
  const again = () => {
    queue.refresh();
    void look();
  };
  useCommands([
    { id: 'leave', keys: 'Escape', label: desk('key.leave'), run: onLeave },
    { id: 'refresh', keys: '.', label: desk('queue.refresh'), run: again },
  ]);
  return (
    <div class={styles['page']} data-room="supervision">
      <div>
        <KeyButton variant="quiet" keys="Escape" onClick={onLeave}>
          {desk('desk.back')}
        </KeyButton>
      </div>
      <h1 class={styles['title']}>{t('supervision.title')}</h1>
      {state.kind === 'loading' ? <ProgressBar label={t('supervision.loading')} /> : null}
      {state.kind === 'trouble' ? <TroubleNotice trouble={state.trouble} onAgain={again} /> : null}
      {state.kind === 'told' ? (
        <>
          {state.told.overdue === 0 ? (
            <Notice tone="good" title={t('supervision.none')} />
          ) : (
            <>
              <p class={styles['count']}>{t('supervision.count', { count: state.told.overdue })}</p>
              <Tallies told={state.told} filter={filter} onFilter={setFilter} />
            </>
          )}
          <OverdueList cases={shown} onOpen={onOpen} onDone={again} />
        </>
      ) : null}
      <TeamExposure />
    </div>
  );
}
