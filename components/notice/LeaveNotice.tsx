import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { Button } from '../base/Button.tsx';
import styles from './notice.module.css';

export interface LeaveNoticeProps {
  readonly words: NoticeTranslator;
  readonly onLeave: () => void;
}

/** The way out of a notice: the page forgets the code. */
export function LeaveNotice({ words: { t }, onLeave }: LeaveNoticeProps) {
  return (
    <div class={styles['buttons']} data-leave>
      <Button variant="quiet" onClick={onLeave}>
        {t('leave')}
      </Button>
      <span class={styles['soft']}>{t('leave.hint')}</span>
    </div>
  );
}
