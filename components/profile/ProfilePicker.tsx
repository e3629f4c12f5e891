import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Profile } from '../../utils/report/profile.ts';
import { Button } from '../base/Button.tsx';
import { Chip } from '../base/Chip.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { TextInput } from '../base/TextInput.tsx';
import type { ProfileView } from '../report/report-services.ts';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './ProfilePicker.module.css';

export interface ProfilePickerProps {
  readonly profiles: readonly ProfileView[];
  /** The name or contact that the draft carries: the profile in use. */
  readonly inUse: (profile: Profile) => boolean;
  readonly onPick: (profile: Profile) => void;
}

/**
 * Reporters remembered on this device: one click fills the form; a locked one asks for its passphrase first.
 */
export function ProfilePicker({ profiles, inUse, onPick }: ProfilePickerProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [unlocking, setUnlocking] = useState<string | undefined>(undefined);
  if (profiles.length === 0) return null;
  return (
    <fieldset class={styles['picker']}>
      <legend class={styles['legend']}>{t('profile.fill')}</legend>
      <ul class={styles['list']}>
        {profiles.map(({ id, opened }) => {
          const label = opened?.label ?? `🔒 ${t('profile.locked')}`;
          return (
            <li key={id} class={styles['item']}>
              <Chip
                isOn={opened !== undefined && inUse(opened)}
                onClick={() => {
                  if (opened === undefined) setUnlocking(id);
                  else
                    void report.openProfile(id, '').then(onPick, (thrown) => {
                      noteFault('profile.open', thrown, isFailure);
                      setUnlocking(id);
                    });
                }}
              >
                {label}
              </Chip>
              <IconButton
                label={t('profile.forget', { name: label })}
                sign="✕"
                onClick={() => void report.forgetProfile(id)}
              />
            </li>
          );
        })}
      </ul>
      {unlocking === undefined ? null : (
        <UnlockForm
          id={unlocking}
          onOpen={(profile) => {
            setUnlocking(undefined);
            onPick(profile);
          }}
        />
      )}
    </fieldset>
  );
}

interface UnlockFormProps {
  readonly id: string;
  readonly onOpen: (profile: Profile) => void;
}

function UnlockForm({ id, onOpen }: UnlockFormProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'asking' | 'opening' | 'wrong'>('asking');
  const open = async () => {
    setState('opening');
    try {
      onOpen(await report.openProfile(id, passphrase));
    } catch (thrown) {
      noteFault('profile.open', thrown, isFailure);
      setState('wrong');
    }
  };
  return (
    <form
      class={styles['unlock']}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextInput
        label={t('profile.passphrase')}
        type="password"
        value={passphrase}
        onInput={(typed) => {
          setPassphrase(typed);
          setState('asking');
        }}
        problem={state === 'wrong' ? t('profile.wrong') : undefined}
      />
      <Button type="submit" disabled={state === 'opening' || passphrase === ''}>
        {t('profile.unlock')}
      </Button>
    </form>
  );
}
