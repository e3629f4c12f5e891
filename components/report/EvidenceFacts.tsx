import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { reportedFacts } from '../../utils/report/reported-facts.ts';
import { postedAt } from '../base/posted-at.ts';
import { useTranslator } from '../services.ts';
import styles from './EvidenceFacts.module.css';
import { shorten } from './shorten.ts';

const quoteLength = 240;

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
  const reported = reportedFacts(draft, capture);
  const post = reported?.post;
  const quote = reported?.selection?.quote.exact ?? post?.text ?? '';
  const url = capture?.facts.page.url.cleaned ?? draft.url;
  const lostCount = countLost(capture);
  const facts = [
    { name: t('evidence.author'), value: showSigns(post?.author.name ?? ''), dir: 'auto' },
    {
      name: t('evidence.url'),
      value: url === '' ? t('evidence.url.unknown') : showSigns(url),
      dir: 'ltr',
    },
    {
      name: t('evidence.posted'),
      value: post?.time && postedAt(post.time, when),
      dir: 'auto',
    },
    { name: t('evidence.captured'), value: capture && when(capture.capturedAt), dir: 'auto' },
  ] as const;
  return (
    <div class={styles['facts']}>
      {quote === '' ? (
        <p class={styles['title']} dir="auto">
          {showSigns(draft.title)}
        </p>
      ) : (
        <blockquote class={styles['quote']} dir="auto">
          {showSigns(shorten(quote, quoteLength))}
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
