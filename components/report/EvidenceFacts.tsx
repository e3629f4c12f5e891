import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { useTranslator } from '../services.ts';
import styles from './EvidenceFacts.module.css';

const quoteLength = 240;

function shorten(text: string): string {
  const characters = [...text.trim().slice(0, quoteLength * 4)];
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
  const facts = [
    { name: t('evidence.author'), value: post?.author.name, dir: 'auto' },
    { name: t('evidence.url'), value: url === '' ? t('evidence.url.unknown') : url, dir: 'ltr' },
    {
      name: t('evidence.posted'),
      value: post?.time && when(post.time.iso ?? post.time.text),
      dir: 'auto',
    },
    { name: t('evidence.captured'), value: capture && when(capture.capturedAt), dir: 'auto' },
  ] as const;
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
        {facts.map(({ name, value, dir }) =>
          value ? (
            <div key={name} class={styles['fact']}>
              <dt>{name}</dt>
              <dd dir={dir} title={value}>
                {value}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {lostCount > 0 ? (
        <p class={styles['lost']}>{t('evidence.notKept', { count: lostCount })}</p>
      ) : null}
    </div>
  );
}
