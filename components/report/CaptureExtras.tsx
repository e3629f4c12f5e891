import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import { PermissionOffer } from './PermissionOffer.tsx';
import { WholePagePicture } from './WholePagePicture.tsx';

export interface CaptureExtrasProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord;
}

/** What a finished capture says about itself, and what could be added to it. */
export function CaptureExtras({ draft, capture }: CaptureExtrasProps) {
  const { t } = useTranslator();
  const check = capture.facts.account.selfCheck;
  return (
    <>
      {check?.result === 'differs' ? (
        <Notice tone="warn" title={t('capture.differs.title')}>
          <p>{t('capture.differs.body', { share: (100 * check.differingShare).toFixed(0) })}</p>
        </Notice>
      ) : null}
      <PermissionOffer draftId={draft.id} capture={capture} />
      <WholePagePicture draft={draft} capture={capture} />
    </>
  );
}
