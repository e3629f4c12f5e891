import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { QueuedCase } from '../../utils/casework/wire.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import { type Command, useCommands } from './commands.ts';
import { useWords, useWork } from './desk-context.ts';
import { KeyButton } from './KeyButton.tsx';
import { LaneList } from './LaneList.tsx';
import { NarrowingFields } from './NarrowingFields.tsx';
import { flagsOf, nameOfCategory, nameOfFlag, nameOfLane, nameOfLanguage } from './names.ts';
import styles from './QueuePage.module.css';
import { QueueRow } from './QueueRow.tsx';
import {
  keyOfView,
  type Narrowing,
  narrowingOf,
  queryOf,
  type View,
  views,
} from './queue-views.ts';
import { TroubleNotice } from './TroubleNotice.tsx';
import { useCounts, useQueue } from './use-queue.ts';

const rowHeight = 62;
/** So many rows before the end of what is there, the next page is asked for. */
const ahead = 30;

/** What a row is found by: words that stand on it. */
function textOf(entry: QueuedCase, standard: Standard, words: DeskTranslator): string {
  return [
    nameOfCategory(entry.category, standard, words),
    nameOfLane(entry.lane, standard, words),
    entry.platform,
    ...flagsOf(entry).map((flag) => nameOfFlag(flag, standard, words)),
    entry.language === undefined ? '' : nameOfLanguage(entry.language, words),
    words.t(`state.${entry.state}`),
    entry.reportId,
  ]
    .join(' ')
    .toLowerCase();
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

export interface QueuePageProps {
  /** As it was left. */
  readonly view: View;
  readonly lane: string | undefined;
  readonly narrowing: Narrowing;
  readonly onView: (view: View) => void;
  readonly onLane: (lane: string | undefined) => void;
  readonly onNarrow: (narrowing: Narrowing) => void;
  readonly onOpen: (reportId: string) => void;
}

/** All that waits, most urgent first. */
export function QueuePage(props: QueuePageProps) {
  const { view, lane, narrowing, onView, onLane, onNarrow, onOpen } = props;
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const counts = useCounts();
  const queue = useQueue(queryOf(view, lane, narrowing));
  const nowMs = useNow();
  const [sought, setSought] = useState('');
  const [mark, setMark] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const shown = useMemo(() => {
    const wanted = sought.trim().toLowerCase();
    const isOfView = narrowingOf(view);
    const own = isOfView === undefined ? queue.cases : queue.cases.filter(isOfView);
    if (wanted === '') return own;
    return own.filter((entry) => textOf(entry, standard, words).includes(wanted));
  }, [queue.cases, sought, view, standard, words]);
  const marked = Math.min(mark, Math.max(0, shown.length - 1));

  useEffect(() => setMark(0), [view, lane, narrowing, sought]);
  // A view that keeps few rows of a page looks on until it has some, or there are no more.
  useEffect(() => {
    if (queue.hasMore && shown.length < ahead && !queue.isLoading) queue.loadMore();
  }, [queue.hasMore, queue.isLoading, shown.length]);
  useNearEnd(list, queue.loadMore);

  const move = (by: number) => {
    const place = Math.max(0, Math.min(shown.length - 1, marked + by));
    setMark(place);
    if (place > shown.length - ahead) queue.loadMore();
    showRow(list.current, shown[place]?.reportId, place);
  };
  const open = (entry: QueuedCase | undefined) => entry && onOpen(entry.reportId);
  useCommands([
    { id: 'down', keys: 'j', label: t('key.move'), run: () => move(1) },
    { id: 'up', keys: 'k', label: t('key.move'), isHidden: true, run: () => move(-1) },
    { id: 'open', keys: 'Enter', label: t('key.open'), run: () => open(shown[marked]) },
    { id: 'next', keys: 'n', label: t('queue.next'), run: () => open(shown[0]) },
    { id: 'search', keys: '/', label: t('key.search'), run: () => focusSearch(list.current) },
    { id: 'refresh', keys: '.', label: t('queue.refresh'), run: queue.refresh },
    ...views.map(
      (each): Command => ({
        id: `view-${each}`,
        keys: keyOfView(each),
        label: t(`view.${each}`),
        run: () => onView(each),
      }),
    ),
  ]);

  const markedCase = shown[marked];
  const row = useCallback(
    (entry: QueuedCase) => (
      <QueueRow
        entry={entry}
        nowMs={nowMs}
        isMarked={entry === markedCase}
        onOpen={() => onOpen(entry.reportId)}
      />
    ),
    [nowMs, markedCase, onOpen],
  );
  return (
    <div class={styles['page']}>
      <LaneList counts={counts} view={view} lane={lane} onView={onView} onLane={onLane} />
      <div class={styles['main']} ref={list}>
        <div class={styles['bar']}>
          <h1 class={styles['title']}>{t(`view.${view}`)}</h1>
          <p class={styles['count']} role="status">
            {shown.length === 0 && (queue.isLoading || queue.trouble !== undefined)
              ? ''
              : t(queue.hasMore ? 'queue.count.more' : 'queue.count', { count: shown.length })}
          </p>
          <div class={styles['search']} data-search>
            <TextInput
              label={t('queue.search')}
              placeholder={t('queue.search.hint')}
              value={sought}
              onInput={setSought}
            />
          </div>
          <NarrowingFields cases={queue.cases} narrowing={narrowing} onNarrow={onNarrow} />
          <KeyButton
            keys="n"
            variant="primary"
            disabled={shown.length === 0}
            onClick={() => open(shown[0])}
          >
            {t('queue.next')}
          </KeyButton>
        </div>
        {queue.trouble === undefined ? null : (
          <TroubleNotice
            title={t('queue.failed')}
            trouble={queue.trouble}
            onAgain={queue.refresh}
          />
        )}
        {shown.length === 0 && !queue.isLoading && queue.trouble === undefined ? (
          <Notice title={t(sought === '' ? 'queue.empty' : 'queue.emptySearch')}>
            {sought === '' ? <p>{t('queue.empty.hint')}</p> : null}
          </Notice>
        ) : null}
        <VirtualList
          items={shown}
          keyOf={({ reportId }) => reportId}
          label={t('queue.list')}
          estimatedHeight={rowHeight}
          render={row}
        />
      </div>
    </div>
  );
}

function focusSearch(main: HTMLElement | null): void {
  main?.querySelector<HTMLInputElement>('[data-search] input')?.focus();
}

/** The marked row into the window; one that is not drawn yet is scrolled to by its place. */
function showRow(main: HTMLElement | null, reportId: string | undefined, place: number): void {
  const row = main?.querySelector(`[data-key="${reportId}"]`);
  if (row) row.scrollIntoView({ block: 'nearest' });
  else globalThis.scrollTo({ top: place * rowHeight });
}

function useNearEnd(list: { readonly current: HTMLElement | null }, loadMore: () => void): void {
  const load = useRef(loadMore);
  load.current = loadMore;
  useEffect(() => {
    const watching = new AbortController();
    const look = () => {
      const bottom = list.current?.getBoundingClientRect().bottom ?? 0;
      if (bottom - globalThis.innerHeight < ahead * rowHeight) load.current();
    };
    globalThis.addEventListener('scroll', look, { passive: true, signal: watching.signal });
    return () => watching.abort();
  }, [list]);
}
