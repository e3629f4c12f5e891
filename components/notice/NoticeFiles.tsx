import { useRef, useState } from 'preact/hooks';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { showLine } from '../../utils/i18n/show-signs.ts';
import { maxFiles } from '../../utils/protocol/message.ts';
import { Button } from '../base/Button.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { Notice } from '../base/Notice.tsx';
import styles from './notice.module.css';
import type { FileTrouble } from './notice-services.ts';
import type { NoticeUse } from './use-notice.ts';

export interface NoticeFilesProps {
  readonly words: NoticeTranslator;
  readonly notice: NoticeUse<unknown>;
  /** While a file goes up, what it goes with cannot be sent. */
  readonly onBusy: (isBusy: boolean) => void;
}

interface Refused {
  readonly name: string;
  readonly why: FileTrouble | 'too-many';
}

/** Files that go with what is said under a notice: sealed and sent up as they are chosen. */
export function NoticeFiles({ words, notice, onBusy }: NoticeFilesProps) {
  const { t } = words;
  const { draft, gone, change, addFile } = notice;
  const { files = [] } = draft;
  const picker = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  if (addFile === undefined) return null;

  const add = async (chosen: readonly File[]) => {
    const refusals: Refused[] = [];
    let room = maxFiles - files.length;
    onBusy(true);
    for (const file of chosen) {
      const name = showLine(file.name);
      setSending(name);
      const added = room > 0 ? await addFile(file) : undefined;
      if (added?.ok !== true) {
        refusals.push({ name, why: added?.error ?? 'too-many' });
        continue;
      }
      change((before) => ({ ...before, files: [...(before.files ?? []), added.value] }));
      room -= 1;
    }
    setSending(undefined);
    setRefused(refusals);
    onBusy(false);
  };

  return (
    <fieldset class={styles['files']} data-files>
      <legend class={styles['legend']}>{t('lodge.files')}</legend>
      <p class={styles['soft']}>{t('lodge.files.hint')}</p>
      <ul class={styles['list']}>
        {files.map((file) => {
          const name = showLine(file.claim.name ?? '');
          return (
            <li key={file.key.sealedSha256} class={styles['file']} data-file={file.claim.sha256}>
              <span class={styles['name']} dir="auto" title={name}>
                {name}
              </span>
              <IconButton
                label={t('lodge.files.remove', { name })}
                sign="✕"
                onClick={() =>
                  change((before) => ({
                    ...before,
                    files: (before.files ?? []).filter((other) => other !== file),
                  }))
                }
              />
            </li>
          );
        })}
      </ul>
      <input
        ref={picker}
        class={styles['picker']}
        type="file"
        multiple
        aria-label={t('lodge.files')}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(chosen);
        }}
      />
      <Button disabled={sending !== undefined} onClick={() => picker.current?.click()}>
        {t('lodge.files.add')}
      </Button>
      <p class={styles['soft']} role="status">
        {sending === undefined ? '' : t('lodge.files.sending', { name: sending })}
      </p>
      {refused.length + gone.length === 0 ? null : (
        <div data-refused class={styles['refused']}>
          <Notice tone="warn" live>
            {refused.map(({ name, why }) => (
              <p key={name}>{t(`lodge.files.${why}`, { name, count: maxFiles })}</p>
            ))}
            {gone.map((name) => (
              <p key={name}>{t('lodge.files.gone', { name })}</p>
            ))}
          </Notice>
        </div>
      )}
    </fieldset>
  );
}
