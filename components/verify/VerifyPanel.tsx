import { useRef, useState } from 'preact/hooks';
import {
  type DescribedVerdict,
  describeVerdict,
} from '../../utils/evidence/verify/describe-verdict.ts';
import type { Verdict } from '../../utils/evidence/verify/verdict.ts';
import { isUnreadableFile } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import { verdictTextsFor } from '../../utils/i18n/verdict.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { VerdictList } from './VerdictList.tsx';
import styles from './VerifyPanel.module.css';

export interface VerifyPanelProps {
  readonly translator: Translator;
  readonly verify: (file: Blob, signal: AbortSignal) => Promise<Verdict>;
}

type Progress =
  | { readonly state: 'idle' }
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'unreadable'; readonly name: string }
  | { readonly state: 'done'; readonly name: string; readonly verdict: DescribedVerdict };

/** A place to drop an evidence package on; says point by point what holds. Nothing leaves the page. */
export function VerifyPanel({ translator, verify }: VerifyPanelProps) {
  const { t, locale } = translator;
  const picker = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | undefined>(undefined);
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });

  const check = async (file: File | undefined) => {
    if (file === undefined) return;
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setProgress({ state: 'reading', name: file.name });
    try {
      const verdict = describeVerdict(await verify(file, mine.signal), verdictTextsFor(locale));
      if (!mine.signal.aborted) setProgress({ state: 'done', name: file.name, verdict });
    } catch (thrown) {
      noteFault('package.verify', thrown, () => mine.signal.aborted || isUnreadableFile(thrown));
      if (!mine.signal.aborted) setProgress({ state: 'unreadable', name: file.name });
    }
  };

  return (
    <>
      <section
        class={styles['drop']}
        aria-label={t('verify.drop')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void check(event.dataTransfer?.files[0]);
        }}
      >
        <p class={styles['line']}>{t('verify.drop')}</p>
        <input
          ref={picker}
          class={styles['picker']}
          type="file"
          accept=".wacz,application/wacz,application/zip"
          aria-label={t('verify.choose')}
          tabIndex={-1}
          onChange={(event) => {
            void check(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button variant="primary" onClick={() => picker.current?.click()}>
          {t('verify.choose')}
        </Button>
        <p class={styles['note']}>{t('verify.local')}</p>
      </section>
      {progress.state === 'reading' ? (
        <ProgressBar label={t('verify.reading', { name: progress.name })} />
      ) : null}
      {progress.state === 'unreadable' ? (
        <Notice tone="bad" live title={t('verify.unreadable', { name: progress.name })} />
      ) : null}
      {progress.state === 'done' ? (
        <VerdictList name={progress.name} verdict={progress.verdict} />
      ) : null}
    </>
  );
}
