import { useTranslator } from '../services.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';

export interface SendingSettingsProps {
  readonly delay: 'none' | 'hour' | 'half-day';
  readonly sendsAnyway: boolean;
  readonly onDelay: (delay: 'none' | 'hour' | 'half-day') => void;
  readonly onSendsAnyway: (sendsAnyway: boolean) => void;
}

/** When reports leave. */
export function SendingSettings(props: SendingSettingsProps) {
  const { delay, sendsAnyway, onDelay, onSendsAnyway } = props;
  const { t } = useTranslator();
  const delays = ['none', 'hour', 'half-day'] as const;
  return (
    <>
      <ChoiceSetting
        label={t('sending.delay')}
        hint={t('sending.delay.hint')}
        value={delay}
        onChange={onDelay}
        choices={delays.map((value) => ({ value, label: t(`sending.delay.${value}`) }))}
      />
      <ChoiceSetting
        label={t('sending.anyway')}
        hint={t('sending.anyway.hint')}
        value={sendsAnyway ? 'send' : 'wait'}
        onChange={(value) => onSendsAnyway(value === 'send')}
        choices={[
          { value: 'wait', label: t('sending.anyway.wait') },
          { value: 'send', label: t('sending.anyway.send') },
        ]}
      />
    </>
  );
}
