import type {
  DescribedPoint,
  DescribedVerdict,
} from '../../utils/evidence/verify/describe-verdict.ts';
import { Notice } from '../base/Notice.tsx';
import styles from './VerdictList.module.css';

const marks = { holds: '✓', fails: '✗', absent: '–', unchecked: '?' } as const;

function VerdictPoint({ point }: { readonly point: DescribedPoint }) {
  return (
    <li class={styles['point']} data-state={point.state} data-point={point.id}>
      <span class={styles['mark']} aria-hidden="true">
        {marks[point.state]}
      </span>
      <div class={styles['words']}>
        <p class={styles['name']}>
          {point.name} <span class={styles['state']}>{point.stateName}</span>
        </p>
        {point.meaning === '' ? null : <p class={styles['meaning']}>{point.meaning}</p>}
        {point.findings.length > 0 ? (
          <ul class={styles['findings']}>
            {point.findings.map((finding) => (
              <li key={`${finding.subject} ${finding.text}`} dir="auto">
                <code>{finding.subject}</code> {finding.text}
              </li>
            ))}
          </ul>
        ) : null}
        {point.limit === '' ? null : <p class={styles['limit']}>{point.limit}</p>}
      </div>
    </li>
  );
}

export interface VerdictListProps {
  /** The file's name: a stranger's text. */
  readonly name: string;
  readonly verdict: DescribedVerdict;
}

/** What holds and what does not, and what each point does and does not prove. */
export function VerdictList({ name, verdict }: VerdictListProps) {
  return (
    <section class={styles['verdict']} data-holds={verdict.holds}>
      <Notice tone={verdict.holds ? 'good' : 'bad'} title={verdict.summary} live>
        <p dir="auto">{name}</p>
      </Notice>
      <ul class={styles['points']}>
        {verdict.points.map((point) => (
          <VerdictPoint key={point.id} point={point} />
        ))}
      </ul>
      <p class={styles['limit']}>{verdict.limits}</p>
    </section>
  );
}
