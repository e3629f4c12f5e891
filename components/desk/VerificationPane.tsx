import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { VerdictList } from '../verify/VerdictList.tsx';
import { ActWords, useActWords } from './acts/act-words.tsx';
import { useWords } from './desk-context.ts';
import type { JudgedPackage } from './desk-services.ts';
import { Pane, PanePart } from './Pane.tsx';
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
  const { verdicts } = state.evidence;
  const [only, ...others] = verdicts;
  return (
    <Pane name="verification" title={title}>
      {only === undefined ? <Notice title={t('evidence.none')} /> : null}
      {only !== undefined && others.length === 0 ? <Judged name={title} judged={only} /> : null}
      {others.length === 0 ? null : (
        <ActWords>
          <Several verdicts={verdicts} />
        </ActWords>
      )}
    </Pane>
  );
}

/** Which of them is seen here, and which is not. */
function Several({ verdicts }: { readonly verdicts: readonly JudgedPackage[] }) {
  const { t } = useActWords();
  return (
    <>
      {verdicts.map((judged, place) => {
        const name = t(`evidence.is.${judged.is}`);
        return (
          <PanePart key={place} title={name}>
            <p>{t(place === 0 ? 'evidence.is.shown' : 'evidence.is.not-shown')}</p>
            <Judged name={name} judged={judged} />
          </PanePart>
        );
      })}
    </>
  );
}

interface JudgedProps {
  readonly name: string;
  readonly judged: JudgedPackage;
}

function Judged({ name, judged: { is, describe } }: JudgedProps) {
  const { t, locale } = useWords();
  const verdict = describe(locale);
  return (
    <div data-package={is}>
      <Notice tone={tones[verdict.standing]} title={verdict.summary} />
      <details open={!verdict.holds}>
        <summary>{t('evidence.points', { count: verdict.points.length })}</summary>
        <VerdictList name={name} verdict={verdict} />
      </details>
    </div>
  );
}
