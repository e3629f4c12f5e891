import { useRef, useState } from 'preact/hooks';
import type { Attachment } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useServices, useTranslator } from '../services.ts';
import styles from './AttachmentList.module.css';

export interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  readonly onAdd: (attachment: Attachment) => void;
  readonly onRemove: (sha256: string) => void;
}

/** Files as evidence: by picker, drag or paste. Bytes are stored on this device before they are listed. */
export function AttachmentList({ attachments, onAdd, onRemove }: AttachmentListProps) {
  const services = useServices();
  const { t, bytes } = useTranslator();
  const picker = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState<readonly string[]>([]);

  const addAll = async (files: Iterable<File>) => {
    const refused: string[] = [];
    for (const file of files) {
      try {
        onAdd(await services.attachFile(file));
      } catch {
        refused.push(file.name);
      }
    }
    setFailed(refused);
  };

  return (
    <section
      class={styles['attachments']}
      aria-label={t('attachments.title')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void addAll(event.dataTransfer?.files ?? []);
      }}
      onPaste={(event) => {
        const files = event.clipboardData?.files;
        if (files && files.length > 0) void addAll(files);
      }}
    >
      <p class={styles['label']}>{t('attachments.title')}</p>
      <p class={styles['hint']}>{t('attachments.hint')}</p>
      {attachments.length > 0 ? (
        <ul class={styles['list']}>
          {attachments.map((attachment) => (
            <li key={attachment.sha256} class={styles['item']}>
              <span class={styles['name']} dir="auto">
                {attachment.name}
              </span>
              <span class={styles['size']}>{bytes(attachment.sizeBytes)}</span>
              <Button look="quiet" onClick={() => onRemove(attachment.sha256)}>
                {t('attachments.remove', { name: attachment.name })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {failed.length > 0 ? (
        <Notice tone="warn" live>
          <p>{t('attachments.failed', { names: failed.join(', ') })}</p>
        </Notice>
      ) : null}
      <input
        ref={picker}
        class={styles['picker']}
        type="file"
        multiple
        aria-label={t('attachments.add')}
        tabIndex={-1}
        onChange={(event) => {
          void addAll([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button onClick={() => picker.current?.click()}>{t('attachments.add')}</Button>
    </section>
  );
}
