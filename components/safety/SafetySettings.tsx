import { useEffect, useState } from 'preact/hooks';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { useServices, useSettingsServices, useTranslator } from '../services.ts';
import { ClearEverything } from './ClearEverything.tsx';
import { LockSetting } from './LockSetting.tsx';
import styles from './SafetySettings.module.css';
import type { SafetyView } from './settings-services.ts';

/**
 * What keeps a reporter safe at a computer that others use: the way out, the lock, the look, and deleting.
 */
export function SafetySettings() {
  const services = useServices();
  const settings = useSettingsServices();
  const { t } = useTranslator();
  const [safety, setSafety] = useState<SafetyView | undefined>(undefined);
  useEffect(() => {
    const reload = () =>
      void settings.loadSafety().then(setSafety, (thrown) => {
        noteFault('safety.load', thrown);
        setSafety(undefined);
      });
    reload();
    return services.onChange((change) => {
      if (change.kind === 'setting') reload();
    });
  }, [services, settings]);
  return (
    <section class={styles['settings']} aria-labelledby="safety">
      <h2 class={styles['heading']} id="safety">
        {t('safety.title')}
      </h2>
      <p class={styles['about']}>{t('safety.leave')}</p>
      {safety === undefined ? null : (
        <>
          <LockSetting hasLock={safety.hasLock} />
          <div class={styles['part']}>
            <label class={styles['switch']}>
              <input
                type="checkbox"
                name="neutral"
                checked={safety.isNeutral}
                onChange={(event) => void settings.setNeutral(event.currentTarget.checked)}
              />
              {t('safety.neutral')}
            </label>
            <p class={styles['about']}>{t('safety.neutral.about')}</p>
          </div>
        </>
      )}
      <ClearEverything />
    </section>
  );
}
