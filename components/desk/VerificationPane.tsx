import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { VerdictList } from '../verify/VerdictList.tsx';
import { useWords } from './desk-context.ts';
import { Pane } from './Pane.tsx';
import type { EvidenceState } from './use-evidence.ts';

const tones = { fails: 'bad', alone: 'warn', claimed: 'calm', confirmed: 'good' } as const;

/** Before anything that a package shows: whether it holds. Each point of it is one press away. */
export function VerificationPane({ state }: { readonly state: EvidenceState }) {
  const { t } = useWords();
  const title = t('evidence.verification');
  if (state.kind === 'trouble') return null;
  if (state.kind === 'loading')
    return (
      <Pane name="verification" title={title}>
        <ProgressBar label={t('evidence.verifying')} />
      </Pane>
    );
  const { verdict } = state.evidence;
  return (
    <Pane name="verification" title={title}>
      {verdict === undefined ? (
        <Notice title={t('evidence.none')} />
      ) : (
        <>
          <Notice tone={tones[verdict.standing]} title={verdict.summary} />
          <details open={!verdict.holds}>
            <summary>{t('evidence.points', { count: verdict.points.length })}</summary>
            <VerdictList name={title} verdict={verdict} />
          </details>
        </>
      )}
    </Pane>
  );
}
