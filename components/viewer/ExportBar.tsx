import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { PackageKind } from '../../utils/report/package-kind.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import styles from './ViewerPage.module.css';

export interface ExportBarProps {
  /** A redacted copy is there, and is what one saves unless one wants the original. */
  readonly isRedacted: boolean;
  readonly concernsMinor: boolean;
  /** Where its redacted copy is made. */
  readonly redactHref: string;
  readonly onExport: (kind: PackageKind) => Promise<void>;
}

/** Makes the signed package and hands it over as a file: the redacted copy first, where there is one. */
export function ExportBar({ isRedacted, concernsMinor, redactHref, onExport }: ExportBarProps) {
  const { t } = useTranslator();
  const [state, setState] = useState<PackageKind | 'idle' | 'failed'>('idle');
  const kinds: readonly PackageKind[] = isRedacted ? ['redacted', 'original'] : ['original'];
  const save = (kind: PackageKind) => {
    setState(kind);
    onExport(kind).then(
      () => setState('idle'),
      (thrown) => {
        noteFault('export.save', thrown, isFailure);
        setState('failed');
      },
    );
  };
  const isBusy = state === 'original' || state === 'redacted';
  const label = (kind: PackageKind) => {
    if (state === kind) return t('viewer.exporting');
    return isRedacted ? t(`viewer.export.${kind}`) : t('viewer.export');
  };
  return (
    <>
      {concernsMinor && !isRedacted ? (
        <Notice tone="warn">
          <p>{t('redact.minor.original')}</p>
        </Notice>
      ) : null}
      <div class={styles['actions']}>
        {kinds.map((kind, index) => (
          <Button
            key={kind}
            {...(index === 0 ? { variant: 'primary' as const } : {})}
            onClick={() => save(kind)}
            disabled={isBusy}
          >
            {label(kind)}
          </Button>
        ))}
        <a href={redactHref}>{isRedacted ? t('viewer.redact.again') : t('viewer.redact')}</a>
        {state === 'failed' ? <span role="alert">{t('viewer.exportFailed')}</span> : null}
      </div>
    </>
  );
}
