import { useState } from 'preact/hooks';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { Account } from '../../utils/thread/accounts.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './Panels.module.css';

const shownAtFirst = 10;
const barWidth = 80;

/** The accounts by how much they posted, with a bar each. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t, when } = useTranslator();
  const [isWhole, setWhole] = useState(false);
  const most = accounts[0]?.posts.length ?? 1;
  const shown = isWhole ? accounts : accounts.slice(0, shownAtFirst);
  return (
    <section class={styles['panel']} aria-labelledby="accounts-title">
      <h2 id="accounts-title">{t('thread.accounts')}</h2>
      <div class={styles['scroll']}>
        <table class={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('thread.accounts.account')}</th>
              <th scope="col">{t('thread.accounts.posts')}</th>
              <th scope="col">{t('thread.accounts.first')}</th>
              <th scope="col">{t('thread.accounts.last')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, name, posts, firstAt, lastAt }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{showSigns(name)}</bdi>
                </th>
                <td>
                  <span class={styles['share']}>
                    {posts.length}
                    <svg width={barWidth} height="10" aria-hidden="true">
                      <rect
                        class={styles['fill']}
                        width={Math.max(2, (posts.length / most) * barWidth)}
                        height="10"
                        rx="2"
                      />
                    </svg>
                  </span>
                </td>
                <td>{firstAt === undefined ? '–' : when(firstAt)}</td>
                <td>{lastAt === undefined ? '–' : when(lastAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {accounts.length > shownAtFirst && !isWhole ? (
        <Button variant="quiet" onClick={() => setWhole(true)}>
          {t('thread.accounts.more', { count: accounts.length })}
        </Button>
      ) : null}
    </section>
  );
}
