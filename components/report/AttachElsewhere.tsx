import { useEffect, useState } from 'preact/hooks';
import { isFailure, noted } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Chip } from '../base/Chip.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './StartFrom.module.css';

/** More open reports than that are gone through in the casebook. */
const maxOffered = 3;
const titleLength = 40;

function shorten(title: string): string {
  const letters = [...title];
  return letters.length > titleLength ? `${letters.slice(0, titleLength).join('')}…` : title;
}

export interface AttachElsewhereProps {
  readonly draft: Draft;
  /** The page now is a file of that report, which is the one to go on with. */
  readonly onAttached: (draftId: string) => void;
}

/**
 * A page opened while a report is being written may be its evidence: one click makes it a file of that
 * report.
 */
export function AttachElsewhere({ draft, onAttached }: AttachElsewhereProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [others, setOthers] = useState<readonly Draft[]>([]);
  const [state, setState] = useState<'idle' | 'attaching' | 'failed'>('idle');
  useEffect(() => {
    report.listOtherDrafts(draft.id).catch(noted('page.attach', [])).then(setOthers);
  }, [report, draft.id]);
  const isOffered = draft.category === undefined && draft.capture.state === 'done';
  if (!isOffered || others.length === 0) return null;
  const attach = async (toDraftId: string) => {
    setState('attaching');
    try {
      await report.attachPage(draft.id, toDraftId);
      onAttached(toDraftId);
    } catch (thrown) {
      noteFault('page.attach', thrown, isFailure);
      setState('failed');
    }
  };
  return (
    <fieldset class={styles['start']} disabled={state === 'attaching'}>
      <legend class={styles['legend']}>{t('start.attach.hint')}</legend>
      <ul class={styles['list']}>
        {others.slice(0, maxOffered).map((other) => (
          <li key={other.id} class={styles['item']}>
            <Chip isOn={false} onClick={() => void attach(other.id)}>
              {t('start.attach', { name: shorten(other.title || other.url) })}
            </Chip>
          </li>
        ))}
      </ul>
      {state === 'failed' ? (
        <Notice tone="warn" live>
          <p>{t('start.attach.failed')}</p>
        </Notice>
      ) : null}
    </fieldset>
  );
}
