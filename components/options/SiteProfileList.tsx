import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import { Button } from '../base/Button.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { useTranslator } from '../services.ts';
import styles from './SiteProfiles.module.css';

export interface SiteProfileListProps {
  readonly profiles: readonly SiteProfile[];
  /** Without it, they stay. */
  readonly onRemove?: (id: string) => void;
}

/** The profiles that a person keeps, each by its name and hosts; opened, as it is written. */
export function SiteProfileList({ profiles, onRemove }: SiteProfileListProps) {
  const { t } = useTranslator();
  return (
    <RowList>
      {profiles.map((profile) => (
        <Row key={profile.id}>
          <details class={styles['profile']} data-profile={profile.id}>
            <summary>
              <strong>{profile.id}</strong>{' '}
              <span class={styles['hosts']}>{profile.hosts.join(', ')}</span>
            </summary>
            <pre class={styles['source']} dir="ltr">
              {JSON.stringify(profile, undefined, 2)}
            </pre>
          </details>
          {onRemove === undefined ? null : (
            <Button variant="quiet" onClick={() => onRemove(profile.id)}>
              {t('form.remove', { name: profile.id })}
            </Button>
          )}
        </Row>
      ))}
    </RowList>
  );
}
