import type {
  DescribedPoint,
  DescribedVerdict,
} from '../../utils/evidence/verify/describe-verdict.ts';
import { Notice } from '../base/Notice.tsx';
import styles from './VerdictList.module.css';

/** Nothing but a party whom the verifier named makes a package good news. */
const tones = { fails: 'bad', alone: 'warn', claimed: 'calm', confirmed: 'good' } as const;

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
      <Notice tone={tones[verdict.standing]} title={verdict.summary} live>
        <p class={styles['meaning']} dir="auto">
          {name}
        </p>
        {verdict.agrees === '' ? null : <p class={styles['meaning']}>{verdict.agrees}</p>}
        {verdict.stated.length === 0 ? null : (
          <dl class={styles['stated']}>
            {verdict.stated.map((each) => (
              <div key={each.name}>
                <dt>{each.name}</dt>
                <dd>
                  <bdi>{each.value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
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
