import { applyProfile } from '../../utils/report/profile.ts';
import { TextInput } from '../base/TextInput.tsx';
import { ProfilePicker } from '../profile/ProfilePicker.tsx';
import { RememberReporter } from '../profile/RememberReporter.tsx';
import { useProfiles } from '../profile/use-profiles.ts';
import { useTranslator } from '../services.ts';
import { FieldPlace } from './FieldPlace.tsx';
import styles from './ReporterFields.module.css';
import type { StepProps } from './step-props.ts';

export interface ReporterFieldsProps extends Pick<StepProps, 'draft' | 'coach' | 'edit'> {
  readonly allowsAnonymous: boolean;
}

/** Who reports and how to answer them. Only the desk that handles the report can read it. */
export function ReporterFields({ draft, coach, edit, allowsAnonymous }: ReporterFieldsProps) {
  const { t } = useTranslator();
  const profiles = useProfiles();
  const { reporter } = draft;
  const mayBeAnonymous = allowsAnonymous && coach.mayBeAnonymous;
  const isAnonymous = reporter.anonymous && mayBeAnonymous;
  const change = (part: Partial<typeof reporter>) =>
    edit((current) => ({
      ...current,
      reporter: { ...current.reporter, anonymous: false, ...part },
    }));
  return (
    <section class={styles['reporter']} aria-label={t('reporter.title')}>
      <ProfilePicker
        profiles={profiles}
        inUse={({ name, contact, affected }) =>
          affected === draft.affected && name === reporter.name && contact === reporter.contact
        }
        onPick={(profile) => edit(applyProfile(profile))}
      />
      <p class={styles['promise']}>{t('reporter.promise')}</p>
      {mayBeAnonymous ? (
        <label class={styles['anonymous']}>
          <input
            type="checkbox"
            checked={isAnonymous}
            onChange={(event) => change({ anonymous: event.currentTarget.checked })}
          />
          {t('reporter.anonymous')}
        </label>
      ) : null}
      {isAnonymous ? null : (
        <>
          <FieldPlace field="name">
            <TextInput
              label={t('reporter.name')}
              name="reporter-name"
              optionalMark={coach.isNameNeeded ? undefined : t('field.optional')}
              problem={coach.isNameMissing ? t('reporter.name.missing') : undefined}
              value={reporter.name}
              onInput={(name) => change({ name })}
            />
          </FieldPlace>
          <FieldPlace field="contact">
            <TextInput
              label={t('reporter.contact')}
              name="reporter-contact"
              hint={t('reporter.contact.hint')}
              problem={coach.isContactMissing ? t('reporter.contact.missing') : undefined}
              value={reporter.contact}
              onInput={(contact) => change({ contact })}
            />
          </FieldPlace>
          <RememberReporter draft={draft} />
        </>
      )}
    </section>
  );
}
