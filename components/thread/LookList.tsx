import { showSigns } from '../../utils/i18n/show-signs.ts';
import { useTranslator } from '../services.ts';
import styles from './Look.module.css';
import type { LookActions, LookPost, LookView } from './look-view.ts';
import { UnsureMark } from './UnsureMark.tsx';

export interface LookListProps {
  readonly view: LookView;
  readonly chosen: number | undefined;
  readonly onChoose: (at: number) => void;
  readonly actions: LookActions;
}

/** What was recognised, post by post, each to be taken out; and what else there is, to be taken in. */
export function LookList({ view, chosen, onChoose, actions }: LookListProps) {
  const { t } = useTranslator();
  return (
    <>
      <ol class={styles['list']} aria-label={t('thread.look.list')}>
        {view.posts.map((post, place) => (
          <li
            key={post.at}
            data-at={post.at}
            data-chosen={post.at === chosen}
            onFocusIn={() => onChoose(post.at)}
            onMouseEnter={() => onChoose(post.at)}
          >
            <LookEntry post={post} number={place + 1} actions={actions} />
          </li>
        ))}
      </ol>
      {view.others.length === 0 ? null : (
        <details class={styles['others']}>
          <summary>{t('thread.look.others')}</summary>
          <ul>
            {view.others.map(({ at, words }) => (
              <li key={at}>
                <span dir="auto">{showSigns(words)}</span>
                <button type="button" onClick={() => actions.onAdd(at)}>
                  {t('thread.look.add')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface LookEntryProps {
  readonly post: LookPost;
  readonly number: number;
  readonly actions: LookActions;
}

function LookEntry({ post, number, actions }: LookEntryProps) {
  const { t, when } = useTranslator();
  const { at, author, time, text, unsure, isShown, box } = post;
  return (
    <>
      <p class={styles['head']}>
        <span class={styles['number']}>{number}</span>
        <bdi class={styles['author']}>{showSigns(author ?? t('thread.author.unknown'))}</bdi>
        {unsure.includes('author') ? <UnsureMark field="author" /> : null}
        <span class={styles['soft']}>
          {time === undefined ? t('thread.time.unknown') : when(time)}
        </span>
        {unsure.includes('time') ? <UnsureMark field="time" /> : null}
        {box === undefined ? <span class={styles['soft']}>{t('thread.look.outside')}</span> : null}
      </p>
      <p class={styles['words']} dir="auto">
        {showSigns(text)}
      </p>
      <p class={styles['foot']}>
        <button
          type="button"
          aria-label={t('thread.look.not.label', { number })}
          onClick={() => actions.onRemove(at)}
        >
          {t('thread.look.not')}
        </button>
        {isShown ? (
          <button type="button" onClick={() => actions.onWider(at)}>
            {t('thread.look.wider')}
          </button>
        ) : null}
      </p>
    </>
  );
}
