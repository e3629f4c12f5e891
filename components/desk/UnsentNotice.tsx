import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ActWords, useActWords } from './acts/act-words.tsx';

export interface UnsentNoticeProps {
  /** Cases whose last step was signed, and not taken. */
  readonly cases: readonly string[];
  readonly onOpen: (reportId: string) => void;
}

/** Whoever left a case right after signing hears that it was in vain; what they wrote is kept. */
export function UnsentNotice(props: UnsentNoticeProps) {
  return (
    <ActWords>
      <Cases {...props} />
    </ActWords>
  );
}

function Cases({ cases, onOpen }: UnsentNoticeProps) {
  const { t } = useActWords();
  return (
    <div data-unsent={cases.length}>
      <Notice tone="warn" live title={t('unsent.title')}>
        <p>{t('unsent.hint')}</p>
        {cases.map((reportId) => (
          <Button key={reportId} onClick={() => onOpen(reportId)}>
            {t('linked.case', { number: reportId.slice(0, 8) })}
          </Button>
        ))}
      </Notice>
    </div>
  );
}
