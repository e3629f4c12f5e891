import { useEffect, useState } from 'preact/hooks';
import { isFailure, noted } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { CaptureOffer } from '../../utils/report/capture-offer.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { Button } from '../base/Button.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './CaptureExtras.module.css';

export interface PermissionOfferProps {
  readonly draftId: string;
  readonly capture: CaptureRecord;
}

/** One permission more that would keep what is missing, with its reason beside the button. */
export function PermissionOffer({ draftId, capture }: PermissionOfferProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [offers, setOffers] = useState<readonly CaptureOffer[]>([]);
  const [isDeclined, setDeclined] = useState(false);
  const { cuts } = capture.facts.account;
  useEffect(() => {
    let isShown = true;
    report
      .offersFor(cuts)
      .then((found) => isShown && setOffers(found), noted('permission.offer', undefined));
    return () => {
      isShown = false;
    };
  }, [report, cuts]);
  const [offer] = offers;
  if (offer === undefined) return null;
  const accept = () => {
    // First in the handler: browsers ask only while the click counts.
    report.acceptOffer(offer, draftId).then(
      (isAllowed) => setDeclined(!isAllowed),
      (thrown) => {
        noteFault('permission.offer', thrown, isFailure);
        setDeclined(true);
      },
    );
  };
  return (
    <div class={styles['extra']}>
      <p class={styles['reason']}>
        {offer.kind === 'copy'
          ? t('capture.offer.copy')
          : t('capture.offer.frames', { hosts: hostsOf(offer.origins) })}
      </p>
      <Button variant="quiet" onClick={accept}>
        {t('capture.offer.allow')}
      </Button>
      {isDeclined ? <p role="status">{t('capture.offer.declined')}</p> : null}
    </div>
  );
}

function hostsOf(origins: readonly string[]): string {
  return origins.map((origin) => URL.parse(origin)?.host ?? origin).join(', ');
}
