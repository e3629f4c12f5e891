import type { SelfCheck } from '../../utils/protocol/capture-account.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import { FullPageActions } from './FullPageActions.tsx';
import { PermissionOffer } from './PermissionOffer.tsx';

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
          <p>{t(differsKey(check), { share: (100 * check.differingShare).toFixed(0) })}</p>
        </Notice>
      ) : null}
      <PermissionOffer draftId={draft.id} capture={capture} />
      <FullPageActions draft={draft} capture={capture} />
    </>
  );
}

/** Whether it is the reported post that differs, or some place, or much of what was seen. */
function differsKey({ regions = [], differingShare, threshold }: Differing) {
  if (regions.some(({ isAtPost }) => isAtPost)) return 'capture.differs.atPost';
  return differingShare > threshold ? 'capture.differs.body' : 'capture.differs.inPlaces';
}

type Differing = Extract<SelfCheck, { readonly differingShare: number }>;
