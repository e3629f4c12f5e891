import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { useTranslator } from '../services.ts';
import styles from './EvidenceFacts.module.css';

const quoteLength = 160;

function shorten(text: string): string {
  const characters = [...text.trim()];
  if (characters.length <= quoteLength) return characters.join('');
  return `${characters.slice(0, quoteLength).join('')}…`;
}

/** Parts that a viewer will miss; what is left out on purpose (scripts, private input) is not among them. */
function countLost(capture: CaptureRecord | undefined): number {
  const cuts = capture?.facts.account.cuts ?? [];
  return cuts
    .filter((cut) => cut.why !== 'active-content' && cut.why !== 'private')
    .reduce((sum, cut) => sum + cut.count, 0);
}

export interface EvidenceFactsProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
}

/** The words, the author, the address and the times of a capture. All of it is a stranger's text. */
export function EvidenceFacts({ draft, capture }: EvidenceFactsProps) {
  const { t, when } = useTranslator();
  const post = capture?.facts.post;
  const quote = capture?.facts.selection?.quote.exact ?? post?.text ?? '';
  const url = capture?.facts.page.url.cleaned ?? draft.url;
  const lostCount = countLost(capture);
  return (
    <div class={styles['facts']}>
      {quote === '' ? (
        <p class={styles['title']} dir="auto">
          {draft.title}
        </p>
      ) : (
        <blockquote class={styles['quote']} dir="auto">
          {shorten(quote)}
        </blockquote>
      )}
      <dl class={styles['list']}>
        {post?.author.name ? (
          <>
            <dt>{t('evidence.author')}</dt>
            <dd dir="auto">{post.author.name}</dd>
          </>
        ) : null}
        <dt>{t('evidence.url')}</dt>
        <dd class={styles['url']} dir="ltr">
          {url === '' ? t('evidence.url.unknown') : url}
        </dd>
        {post?.time ? (
          <>
            <dt>{t('evidence.posted')}</dt>
            <dd>{when(post.time.iso ?? post.time.text)}</dd>
          </>
        ) : null}
        {capture ? (
          <>
            <dt>{t('evidence.captured')}</dt>
            <dd>{when(capture.capturedAt)}</dd>
          </>
        ) : null}
      </dl>
      {lostCount > 0 ? (
        <p class={styles['lost']}>{t('evidence.notKept', { count: lostCount })}</p>
      ) : null}
    </div>
  );
}
