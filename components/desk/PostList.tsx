import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import { postedAt } from '../base/posted-at.ts';
import { useWords } from './desk-context.ts';
import styles from './PostList.module.css';
import { VeiledText } from './VeiledText.tsx';

/** The posts of a discussion with what each is in the report, and the roles of its accounts. */
export function PostList({ thread }: { readonly thread: ThreadEvidence }) {
  const { t, when } = useWords();
  const nameOf = (account: string) =>
    thread.accounts.find(({ key }) => key === account)?.name ?? account;
  return (
    <>
      {thread.roles.length === 0 ? null : (
        <ul class={styles['roles']}>
          {thread.roles.map(({ role, account, state }) => (
            <li key={`${role} ${account}`}>
              <bdi>{nameOf(account)}</bdi>: {t(`role.${role}`)}{' '}
              <span class={styles['soft']}>{t(`role.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <VeiledText
        title={t('evidence.posts')}
        keys="p"
        entries={thread.posts.map((post) => ({
          id: post.key,
          name: [
            t(`evidence.part.${post.part ?? 'attack'}`),
            post.author.name ?? '',
            post.time === undefined ? '' : postedAt(post.time, when),
          ]
            .filter(Boolean)
            .join(' · '),
          text: post.text,
        }))}
      />
    </>
  );
}
