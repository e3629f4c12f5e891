import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './SiteProfiles.module.css';

export interface SiteProfileListProps {
  readonly profiles: readonly SiteProfile[];
  /** Without it, they stay. */
  readonly onRemove?: (id: string) => void;
}

/** Each by its name and hosts; opened, as it is written. */
export function SiteProfileList({ profiles, onRemove }: SiteProfileListProps) {
  const { t } = useTranslator();
  return (
    <ul class={styles['list']}>
      {profiles.map((profile) => (
        <li key={profile.id} class={styles['item']} data-profile={profile.id}>
          <details class={styles['profile']}>
            <summary>
              <strong>{profile.id}</strong>{' '}
              <span class={styles['hosts']}>{profile.hosts.join(', ')}</span>
            </summary>
            <pre class={styles['source']} dir="ltr">
              {JSON.stringify(profile, undefined, 2)}
            </pre>
          </details>
          {onRemove === undefined ? null : (
            <Button look="quiet" onClick={() => onRemove(profile.id)}>
              {t('form.remove', { name: profile.id })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
