import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaseView, ThreadMessage } from '../../utils/services/replies/case-view.ts';
import { findElement } from '../../utils/standard/find.ts';
import { Button } from '../base/Button.tsx';
import { useRepliesServices, useServices, useTranslator } from '../services.ts';
import styles from './ReportCasePanel.module.css';
import { ratings } from './ratings.ts';

/** What was written, sealed until its reader wants to see it, and again afterwards. */
export function CaseThread({ view }: { readonly view: CaseView }) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  const [isOpen, setOpen] = useState(false);
  const [messages, setMessages] = useState<readonly ThreadMessage[]>([]);
  useEffect(() => {
    if (!isOpen) return setMessages([]);
    let isShown = true;
    replies
      .loadThread(view.id)
      .then((found) => isShown && setMessages(found), noted('outbox.thread', undefined));
    return () => {
      isShown = false;
    };
  }, [isOpen, view, replies]);
  return (
    <>
      <div class={styles['bar']}>
        <Button onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('reply.cover') : t('reply.show', { count: view.messages })}
        </Button>
      </div>
      {isOpen ? (
        <ol class={styles['thread']} aria-label={t('reply.thread')}>
          {messages.map((message) => (
            <MessageItem key={message.number} message={message} />
          ))}
        </ol>
      ) : null}
    </>
  );
}

/** What was chosen with the words, or in place of them. */
function ActLine({ act }: Pick<ThreadMessage, 'act'>) {
  const { t } = useTranslator();
  switch (act?.kind) {
    case 'complaint':
      return (
        <p class={styles['words']}>
          <strong>{t('reply.open.complaint')}</strong> {t(`complaint.${act.about}`)}
        </p>
      );
    case 'rating': {
      const rating = ratings.find((each) => each === String(act.rating));
      return rating === undefined ? null : (
        <p class={styles['words']}>
          <strong>{t('reply.open.rating')}</strong> {t(`rating.${rating}`)}
        </p>
      );
    }
    case 'withdrawal':
      return (
        <p class={styles['words']}>
          <strong>{t('reply.open.withdrawal')}</strong>
        </p>
      );
    default:
      return null;
  }
}

function MessageItem({ message }: { readonly message: ThreadMessage }) {
  const { t, when, pick, bytes } = useTranslator();
  const { standard } = useServices();
  const { isOwn, at, text, answers, files, act } = message;
  const nameOf = (id: string) => {
    const element = findElement(standard, id);
    return element === undefined ? id : pick(element.name);
  };
  return (
    <li data-from={isOwn ? 'reporter' : 'desk'}>
      <p class={styles['about']}>
        <strong>{isOwn ? t('reply.you') : t('reply.desk')}</strong> {when(at)}
      </p>
      <ActLine act={act} />
      {text === '' ? null : (
        <p class={styles['words']} dir="auto">
          {showSigns(text)}
        </p>
      )}
      {answers.map(({ element, value }) => (
        <p key={element} class={styles['words']} dir="auto">
          <strong>{nameOf(element)}</strong> {showSigns(value)}
        </p>
      ))}
      {files.map(({ name, sizeBytes }) => (
        <p key={name} class={styles['words']} dir="auto">
          <strong>{t('reply.file')}</strong> {showSigns(name)} · {bytes(sizeBytes)}
        </p>
      ))}
    </li>
  );
}
