import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './OutboxPage.module.css';

export interface NotifyButtonProps {
  readonly notifies: 'on' | 'off' | 'denied';
  readonly onNotify: (isOn: boolean) => void;
}

/** Whether a notification tells of receipts and news. */
export function NotifyButton({ notifies, onNotify }: NotifyButtonProps) {
  const { t } = useTranslator();
  if (notifies === 'denied') {
    return (
      <span class={styles['none']} role="status">
        {t('outbox.notify.denied')}
      </span>
    );
  }
  return (
    <Button variant="quiet" onClick={() => onNotify(notifies === 'off')}>
      {t(`outbox.notify.${notifies}`)}
    </Button>
  );
}
