import { useState } from 'preact/hooks';
import { type Locale, localeNames, locales } from '../../utils/i18n/language.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { FaultList } from '../faults/FaultList.tsx';
import { SafetySettings } from '../safety/SafetySettings.tsx';
import { useTranslator } from '../services.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { EndpointCard, type EnrolledEndpoint } from './EndpointCard.tsx';
import { EndpointForm, type EndpointFormProps } from './EndpointForm.tsx';
import styles from './OptionsPage.module.css';
import { SendingSettings, type SendingSettingsProps } from './SendingSettings.tsx';
import { SiteProfiles, type SiteProfilesProps } from './SiteProfiles.tsx';
import { ThreadLimitsSetting, type ThreadLimitValues } from './ThreadLimits.tsx';

export interface OptionsPageProps {
  readonly endpoint: EnrolledEndpoint | undefined;
  /** Whether the browser lets this extension talk to the endpoint; a policy cannot grant that. */
  readonly isPermitted: boolean;
  readonly language: Locale | 'auto';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Whether the browser's own copy of a page may be used; `unavailable` where there is no such thing. */
  readonly fidelity: 'full' | 'plain' | 'unavailable';
  readonly onFidelity: () => void;
  readonly sending: SendingSettingsProps;
  readonly threadLimits: ThreadLimitValues;
  readonly onThreadLimits: (limits: ThreadLimitValues) => void;
  readonly siteProfiles: SiteProfilesProps;
  readonly onConnect: EndpointFormProps['onConnect'];
  readonly onLanguage: (language: Locale | 'auto') => void;
  readonly onTheme: (theme: 'auto' | 'light' | 'dark') => void;
}

/** Where reports go, and how the reader wants to see things. */
export function OptionsPage(props: OptionsPageProps) {
  const {
    endpoint,
    isPermitted,
    language,
    theme,
    fidelity,
    sending,
    onFidelity,
    onConnect,
    onLanguage,
    onTheme,
    threadLimits,
    onThreadLimits,
    siteProfiles,
  } = props;
  const { t } = useTranslator();
  const [isChanging, setChanging] = useState(false);
  const isFormShown = endpoint === undefined || !isPermitted || isChanging;
  return (
    <PageFrame title={t('options.title')}>
      <section class={styles['section']} aria-labelledby="endpoint-title">
        <h2 class={styles['heading']} id="endpoint-title">
          {t('options.endpoint.title')}
        </h2>
        {endpoint ? <EndpointCard endpoint={endpoint} /> : null}
        {endpoint !== undefined && !isPermitted ? (
          <Notice tone="warn" title={t('options.endpoint.unpermitted')} live />
        ) : null}
        {endpoint === undefined ? (
          <Notice>
            <p>{t('options.endpoint.none')}</p>
          </Notice>
        ) : null}
        {isFormShown ? (
          <EndpointForm
            initialAddress={endpoint?.origin ?? ''}
            onConnect={async (address, trustNewKey) => {
              const outcome = await onConnect(address, trustNewKey);
              if (outcome === 'connected') setChanging(false);
              return outcome;
            }}
          />
        ) : (
          <div>
            <Button onClick={() => setChanging(true)}>{t('options.endpoint.change')}</Button>
          </div>
        )}
      </section>
      {fidelity === 'unavailable' ? null : (
        <section class={styles['section']} aria-labelledby="fidelity-title">
          <h2 class={styles['heading']} id="fidelity-title">
            {t('options.fidelity.title')}
          </h2>
          <p class={styles['reason']}>{t('options.fidelity.why')}</p>
          <div>
            <Button onClick={onFidelity}>
              {fidelity === 'full' ? t('options.fidelity.drop') : t('options.fidelity.allow')}
            </Button>
          </div>
        </section>
      )}
      <section class={styles['section']} aria-labelledby="sending-title">
        <h2 class={styles['heading']} id="sending-title">
          {t('sending.title')}
        </h2>
        <SendingSettings {...sending} />
      </section>
      <section class={styles['section']}>
        <ChoiceSetting
          label={t('options.language')}
          value={language}
          onChange={onLanguage}
          choices={[
            { value: 'auto', label: t('options.language.auto') },
            ...locales.map((value) => ({ value, label: localeNames[value] })),
          ]}
        />
        <ChoiceSetting
          label={t('options.theme')}
          value={theme}
          onChange={onTheme}
          choices={[
            { value: 'auto', label: t('options.theme.auto') },
            { value: 'light', label: t('options.theme.light') },
            { value: 'dark', label: t('options.theme.dark') },
          ]}
        />
      </section>
      <ThreadLimitsSetting limits={threadLimits} onLimits={onThreadLimits} />
      <SiteProfiles {...siteProfiles} />
      <SafetySettings />
      <FaultList />
    </PageFrame>
  );
}
