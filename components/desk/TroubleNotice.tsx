import { Notice } from '../base/Notice.tsx';
import { useWords } from './desk-context.ts';
import type { DeskTrouble } from './desk-services.ts';
import { KeyButton } from './KeyButton.tsx';

export interface TroubleNoticeProps {
  readonly title?: string;
  readonly trouble: DeskTrouble;
  readonly onAgain?: () => void;
}

/** What did not work, why, and the way on. */
export function TroubleNotice({ title, trouble, onAgain }: TroubleNoticeProps) {
  const { t, has } = useWords();
  const key = `trouble.${trouble}`;
  const why = has(key) ? t(key) : t('trouble.other', { code: trouble });
  return (
    <Notice tone="warn" live title={title ?? why}>
      {title === undefined ? null : <p>{why}</p>}
      {onAgain === undefined ? null : <KeyButton onClick={onAgain}>{t('desk.again')}</KeyButton>}
    </Notice>
  );
}
