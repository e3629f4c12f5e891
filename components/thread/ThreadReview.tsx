import { useMemo, useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { maxTargets } from '../../utils/report/targets.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import { useTranslator } from '../services.ts';
import { AccountTable } from './AccountTable.tsx';
import { GapsPanel } from './GapsPanel.tsx';
import { PickBar } from './PickBar.tsx';
import { PostCard } from './PostCard.tsx';
import { addPicks, keysOf, markPick, type Picks, picksOf, removePicks } from './picks.ts';
import { RolesPanel } from './RolesPanel.tsx';
import styles from './ThreadPage.module.css';
import { ThreadTimeline } from './Timeline.tsx';
import type { ThreadActions } from './thread-actions.ts';
import { pickRange, type ThreadView } from './thread-view.ts';

export interface ThreadReviewProps {
  readonly thread: ThreadRecord;
  readonly view: ThreadView;
  readonly isHelped: boolean;
  readonly actions: ThreadActions;
}

const estimatedHeight = 128;

/** What was captured, to look through as little or as much as one wants, and to report as one. */
export function ThreadReview({ thread, view, isHelped, actions }: ThreadReviewProps) {
  const { t } = useTranslator();
  const [lastPressed, setLastPressed] = useState<string | undefined>(undefined);
  const [uncovered, setUncovered] = useState<ReadonlySet<string>>(new Set());
  const [isAllShown, setAllShown] = useState(false);
  const [reporting, setReporting] = useState<'no' | 'busy' | string>('no');
  const { entries, accountOf, places } = view;
  const keys = useMemo(() => entries.map(({ post }) => post.key), [entries]);
  // Kept here too: the next press may come before the storage has answered.
  const [picks, setPicks] = useState<Picks>(() => picksOf(thread));
  const [isOnlyPicked, setOnlyPicked] = useState(false);
  const pictures = useMemo(
    () => new Map((thread.shared ?? []).map(({ url, sha256 }) => [url, sha256])),
    [thread.shared],
  );
  const choose = (chosen: Picks) => {
    setPicks(chosen);
    actions.onPicked(keysOf(chosen, keys), keysOf(chosen, keys, 'context'));
  };
  const numberOf = (place: number) => (entries[place]?.position ?? place) + 1;

  const pick = (key: string, isRange: boolean) => {
    const range = isRange ? pickRange(keys, lastPressed, key) : [key];
    setLastPressed(key);
    choose(picks.has(key) ? removePicks(picks, range) : addPicks(picks, range));
  };
  const pickAuthor = (place: number) => {
    const own = keys.filter((_, at) => accountOf[at] === accountOf[place]);
    choose(addPicks(picks, own));
  };
  const cover = (key: string) => {
    const next = new Set(uncovered);
    if (!next.delete(key)) next.add(key);
    setUncovered(next);
  };
  const attackCount = keysOf(picks, keys, 'attack').length;
  const shown =
    isOnlyPicked && picks.size > 0 ? entries.filter(({ post }) => picks.has(post.key)) : entries;
  const report = async () => {
    setReporting('busy');
    try {
      await actions.onReport(keysOf(picks, keys), keysOf(picks, keys, 'context'));
      setReporting('no');
    } catch (thrown) {
      setReporting(codeOrFault(thrown, 'storage_failed', 'thread.report'));
    }
  };

  return (
    <div class={styles['review']}>
      <section class={styles['posts']} aria-labelledby="posts-title">
        <div class={styles['heading']}>
          <h2 id="posts-title">{t('thread.posts')}</h2>
          <span class={styles['soft']}>
            {t('thread.summary', {
              posts: t('thread.summary.posts', { count: entries.length }),
              accounts: t('thread.summary.accounts', { count: view.accounts.length }),
            })}
          </span>
        </div>
        <div class={styles['tools']}>
          <label class={styles['helper']}>
            <input
              type="checkbox"
              checked={isHelped}
              onChange={(event) => actions.onHelper(event.currentTarget.checked)}
            />
            <span>
              {t('thread.helper')}
              <small>{t('thread.helper.why')}</small>
            </span>
          </label>
          {isHelped ? null : (
            <Button
              onClick={() => {
                setAllShown(!isAllShown);
                setUncovered(new Set());
              }}
            >
              {isAllShown ? t('thread.cover') : t('thread.uncover')}
            </Button>
          )}
        </div>
        <VirtualList
          items={shown}
          keyOf={({ post }) => post.key}
          estimatedHeight={estimatedHeight}
          label={t('thread.posts.list')}
          render={(entry) => {
            const { key, parent } = entry.post;
            const place = places.get(key) ?? 0;
            const answered = parent === undefined ? undefined : places.get(parent.key);
            return (
              <PostCard
                entry={entry}
                part={picks.get(key)}
                isCovered={isHelped || isAllShown === uncovered.has(key)}
                isHelped={isHelped}
                answers={answered === undefined ? undefined : numberOf(answered)}
                pictures={pictures}
                onPick={(isRange) => pick(key, isRange)}
                onCover={() => cover(key)}
                onPart={(part) => choose(markPick(picks, key, part))}
                onPickAuthor={() => pickAuthor(place)}
              />
            );
          }}
        />
      </section>
      <div class={styles['panels']}>
        <PickBar
          picks={picks}
          minimum={view.minimum}
          numberOf={(key) => numberOf(places.get(key) ?? 0)}
          isBusy={reporting === 'busy'}
          onPicked={choose}
          allKeys={keys}
          isOnlyPicked={isOnlyPicked}
          onOnlyPicked={setOnlyPicked}
          onReport={() => void report()}
        />
        {attackCount > maxTargets ? (
          <Notice>
            <p>{t('thread.report.someAddresses', { count: maxTargets })}</p>
          </Notice>
        ) : null}
        {reporting === 'no' || reporting === 'busy' ? null : (
          <Notice tone="bad" live>
            <p>{t('thread.report.failed', { code: reporting })}</p>
          </Notice>
        )}
        <RolesPanel
          roles={view.roles}
          decisions={thread.decisions ?? []}
          numberOf={numberOf}
          onDecide={actions.onDecide}
        />
        <ThreadTimeline times={entries.map(({ item }) => item.time?.iso)} />
        <AccountTable accounts={view.accounts} />
        <GapsPanel
          gaps={thread.gaps ?? []}
          numberOf={(key) => {
            const place = key === undefined ? undefined : places.get(key);
            return place === undefined ? '–' : numberOf(place);
          }}
        />
      </div>
    </div>
  );
}
