import { useRef, useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import { builtInProfiles } from '../../utils/thread/built-in-profiles.ts';
import { parseProfiles } from '../../utils/thread/parse-profiles.ts';
import { restoreProfiles, withoutProfile, withProfiles } from '../../utils/thread/profile-list.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import { SiteProfileForm } from './SiteProfileForm.tsx';
import { SiteProfileList } from './SiteProfileList.tsx';
import styles from './SiteProfiles.module.css';

/** A change of the stored profiles as they are by then: another page may have changed them. */
export type ProfilesChange = (profiles: readonly SiteProfile[]) => readonly SiteProfile[];

export interface SiteProfilesProps {
  /** Those of the person. */
  readonly profiles: readonly SiteProfile[];
  readonly onChange: (change: ProfilesChange) => Promise<void>;
}

interface UndoableChange {
  readonly words: string;
  readonly undo: ProfilesChange;
}

const ownOfPlaint = parseProfiles(builtInProfiles).profiles;

/** Which parts of a site’s pages are posts, for sites whose shape does not tell. */
export function SiteProfiles({ profiles, onChange }: SiteProfilesProps) {
  const { t } = useTranslator();
  const heading = useRef<HTMLHeadingElement>(null);
  const [lastAction, setLastAction] = useState<UndoableChange | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);

  const change = async (
    next: ProfilesChange,
    action: UndoableChange | undefined,
  ): Promise<boolean> => {
    try {
      await onChange(next);
    } catch (thrown) {
      setFailure(codeOrFault(thrown, 'storage_failed', 'site-profiles.change'));
      return false;
    }
    setFailure(undefined);
    setLastAction(action);
    return true;
  };
  const undoOf =
    (ids: readonly string[]): ProfilesChange =>
    (now) =>
      restoreProfiles(now, profiles, ids);
  const add = (added: readonly SiteProfile[]) => {
    const known = new Set(profiles.map(({ id }) => id));
    const names = (isKnown: boolean) =>
      added.flatMap(({ id }) => (known.has(id) === isKnown ? id : [])).join(', ');
    const [fresh, replaced] = [names(false), names(true)];
    const words = [
      fresh === '' ? '' : t('siteProfiles.added', { names: fresh }),
      replaced === '' ? '' : t('siteProfiles.replaced', { names: replaced }),
    ];
    return change((now) => withProfiles(now, added), {
      words: words.filter(Boolean).join(' · '),
      undo: undoOf(added.map(({ id }) => id)),
    });
  };
  /** For buttons that are gone once they were pressed: who reads by keyboard goes on from the list. */
  const changeFromList = async (next: ProfilesChange, action: UndoableChange | undefined) => {
    if (await change(next, action)) heading.current?.focus();
  };
  const remove = (id: string) =>
    changeFromList((now) => withoutProfile(now, id), {
      words: t('form.removed', { name: id }),
      undo: undoOf([id]),
    });

  return (
    <section class={styles['section']} aria-labelledby="site-profiles-title">
      <h2 class={styles['heading']} id="site-profiles-title">
        {t('siteProfiles.title')}
      </h2>
      <p class={styles['reason']}>{t('siteProfiles.why')}</p>
      <p class={styles['reason']}>{t('siteProfiles.harmless')}</p>
      <div class={styles['part']}>
        <h3 class={styles['name']} ref={heading} tabIndex={-1}>
          {t('siteProfiles.own')}
        </h3>
        <p class={styles['reason']}>
          {profiles.length === 0 ? t('siteProfiles.own.none') : t('siteProfiles.own.order')}
        </p>
        {profiles.length === 0 ? null : (
          <SiteProfileList profiles={profiles} onRemove={(id) => void remove(id)} />
        )}
        {lastAction === undefined ? null : (
          <Notice title={lastAction.words} live>
            <Button variant="quiet" onClick={() => void changeFromList(lastAction.undo, undefined)}>
              {t('form.undo')}
            </Button>
          </Notice>
        )}
        {failure === undefined ? null : (
          <Notice tone="bad" title={t('siteProfiles.failed', { code: failure })} live />
        )}
      </div>
      <SiteProfileForm known={profiles} onAdd={add} />
      <div class={styles['part']}>
        <h3 class={styles['name']}>{t('siteProfiles.builtIn')}</h3>
        <SiteProfileList profiles={ownOfPlaint} />
      </div>
    </section>
  );
}
