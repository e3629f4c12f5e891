import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { RoleDecision } from '../../utils/report/thread-record.ts';
import type { RoleEvidence, RoleFinding } from '../../utils/thread/roles.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './Panels.module.css';
import type { ThreadActions } from './thread-actions.ts';

export interface RolesPanelProps {
  readonly roles: readonly RoleFinding[];
  readonly decisions: readonly RoleDecision[];
  /** Number of a post, from 1, by its place in the view. */
  readonly numberOf: (place: number) => number;
  readonly onDecide: ThreadActions['onDecide'];
}

/** More of one kind than this say nothing more. */
const maxEvidence = 3;

/** Who did what in what was captured, with the posts that show it, for a person to confirm or refuse. */
export function RolesPanel({ roles, decisions, numberOf, onDecide }: RolesPanelProps) {
  const { t } = useTranslator();
  return (
    <section class={styles['panel']} aria-labelledby="roles-title">
      <h2 id="roles-title">{t('thread.roles')}</h2>
      <p class={styles['note']}>{t('thread.roles.note')}</p>
      {roles.length === 0 ? <p>{t('thread.roles.none')}</p> : null}
      <ul class={styles['roles']}>
        {roles.map((finding) => {
          const { role, account, evidence, undated } = finding;
          const state = decisions.find(
            (one) => one.role === role && one.account === account.key,
          )?.state;
          const isFirst = role === 'first-seen' || role === 'first-reposter';
          return (
            <li key={`${role} ${account.key}`} class={styles['role']} data-state={state ?? 'open'}>
              <div class={styles['what']}>
                <strong>{t(`thread.role.${role}`)}</strong>
                <bdi>{showSigns(account.name)}</bdi>
                <Evidence evidence={evidence} numberOf={numberOf} />
                {isFirst && undated > 0 ? (
                  <span class={styles['note']}>{t('thread.undated', { count: undated })}</span>
                ) : null}
              </div>
              <div class={styles['decide']}>
                {state === undefined ? (
                  <>
                    <Button onClick={() => onDecide(role, account.key, 'confirmed')}>
                      {t('thread.confirm')}
                    </Button>
                    <Button variant="quiet" onClick={() => onDecide(role, account.key, 'refused')}>
                      {t('thread.refuse')}
                    </Button>
                  </>
                ) : (
                  <>
                    <span class={styles['note']} role="status">
                      {state === 'confirmed' ? t('thread.confirmed') : t('thread.refused')}
                    </span>
                    <Button variant="quiet" onClick={() => onDecide(role, account.key, undefined)}>
                      {t('thread.undecided')}
                    </Button>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Evidence(props: {
  readonly evidence: readonly RoleEvidence[];
  readonly numberOf: (place: number) => number;
}) {
  const { t } = useTranslator();
  const { evidence, numberOf } = props;
  const [first] = evidence;
  if (first?.because === 'one-of-many') {
    return <span>{t('thread.because.one-of-many', { count: evidence.length })}</span>;
  }
  return (
    <>
      {evidence.slice(0, maxEvidence).map(({ because, post, of }) => {
        const number = numberOf(post);
        const other = of === undefined ? 0 : numberOf(of);
        const text =
          because === 'repeats' || because === 'quotes'
            ? t(`thread.because.${because}`, { number, other })
            : because === 'one-of-many'
              ? t('thread.because.one-of-many', { count: evidence.length })
              : t(`thread.because.${because}`, { number });
        return <span key={`${because} ${post}`}>{text}</span>;
      })}
    </>
  );
}
