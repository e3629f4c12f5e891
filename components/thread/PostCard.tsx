import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { ThreadEntry } from '../../utils/report/thread-evidence.ts';
import { postedAt } from '../base/posted-at.ts';
import { useTranslator } from '../services.ts';
import { PartChoice } from './PartChoice.tsx';
import styles from './PostCard.module.css';
import type { PostPart } from './picks.ts';
import { ThreadPicture } from './ThreadPicture.tsx';
import { UnsureMark } from './UnsureMark.tsx';

export interface PostCardProps {
  readonly entry: ThreadEntry;
  /** What it is in the report; undefined where it is not picked. */
  readonly part: PostPart | undefined;
  readonly isCovered: boolean;
  /** Somebody else reads: nothing can be uncovered here. */
  readonly isHelped: boolean;
  /** Number of the post that it answers, from 1. */
  readonly answers: number | undefined;
  /** Bytes of pictures by address, as far as they were kept. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly onPick: (isRange: boolean) => void;
  readonly onCover: () => void;
  readonly onPart: (part: PostPart) => void;
  readonly onPickAuthor: () => void;
}

/** One post: who and when stand open, the words and pictures are covered until they are wanted. */
export function PostCard(props: PostCardProps) {
  const { entry, part, isCovered, isHelped, answers, pictures } = props;
  const { post, item, position } = entry;
  const { t, when } = useTranslator();
  const number = position + 1;
  const shown = post.media.flatMap(({ url }) => pictures.get(url) ?? []);
  return (
    <article class={styles['card']} data-picked={part !== undefined} data-covered={isCovered}>
      <input
        type="checkbox"
        class={styles['pick']}
        checked={part !== undefined}
        aria-label={t('thread.pick', { number })}
        onClick={(event) => props.onPick(event.shiftKey)}
      />
      <div class={styles['content']}>
        <header class={styles['head']}>
          <span class={styles['number']}>{number}</span>
          <bdi class={styles['author']}>
            {showSigns(item.author.name ?? t('thread.author.unknown'))}
          </bdi>
          {post.unsure?.includes('author') ? <UnsureMark field="author" /> : null}
          <span class={styles['time']}>
            {item.time === undefined ? t('thread.time.unknown') : postedAt(item.time, when)}
          </span>
          {post.unsure?.includes('time') ? <UnsureMark field="time" /> : null}
          {answers === undefined ? null : (
            <span class={styles['time']}>{t('thread.answers', { number: answers })}</span>
          )}
        </header>
        {isCovered ? (
          <p class={styles['covered']}>
            {t('thread.covered')} · {t('thread.length', { count: item.text.length })}
            {post.media.length === 0
              ? null
              : ` · ${t('thread.media', { count: post.media.length })}`}
          </p>
        ) : (
          <>
            <p class={styles['text']} dir="auto">
              {showSigns(item.text)}
            </p>
            {shown.map((sha256) => (
              <ThreadPicture key={sha256} sha256={sha256} />
            ))}
          </>
        )}
        {part === undefined ? null : (
          <PartChoice
            number={number}
            part={part}
            onPart={props.onPart}
            onDrop={() => props.onPick(false)}
          />
        )}
        <footer class={styles['foot']}>
          {isHelped ? null : (
            <button type="button" onClick={props.onCover}>
              {isCovered ? t('thread.show') : t('thread.hide')}
            </button>
          )}
          <button type="button" onClick={props.onPickAuthor}>
            {t('thread.pick.author')}
          </button>
          {post.alsoAt.length === 0 ? null : (
            <span>{t('thread.also', { count: post.alsoAt.length })}</span>
          )}
        </footer>
      </div>
    </article>
  );
}
