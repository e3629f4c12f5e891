import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { linkOnlyFlag } from '../../utils/report/choose-capture.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useTranslator } from '../services.ts';

export interface NoCopyNoticeProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
}

/** What a report lacks that leaves without the page's own document; undefined for one that has it. */
function lackOf({ draft, capture }: NoCopyNoticeProps): 'all' | 'page' | 'forbidden' | undefined {
  const { state } = draft.capture;
  if (state === 'failed') return 'all';
  // Of what must not be copied, nobody expects a copy.
  if (state === 'forbidden') return draft.capture.reason === linkOnlyFlag ? undefined : 'forbidden';
  if (state !== 'done') return undefined;
  if (capture === undefined) return 'all';
  return capture.artefacts.some(({ role }) => role === 'document') ? undefined : 'page';
}

/** Beside Send: that no copy of the page is in the report, and the offer to capture it once more. */
export function NoCopyNotice(props: NoCopyNoticeProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [isGone, setGone] = useState(false);
  const lack = lackOf(props);
  if (lack === undefined) return null;
  const again = () =>
    report.recapture(props.draft.id).catch((thrown) => {
      noteFault('capture.again', thrown, isFailure);
      setGone(true);
    });
  return (
    <Notice tone="warn" title={t('send.noCopy.title')} live>
      <p>{t(`send.noCopy.${lack}`)}</p>
      {isGone ? <p>{t('send.noCopy.gone')}</p> : null}
      {lack === 'forbidden' || isGone ? null : (
        <Button variant="quiet" onClick={() => void again()}>
          {t('evidence.again')}
        </Button>
      )}
    </Notice>
  );
}
