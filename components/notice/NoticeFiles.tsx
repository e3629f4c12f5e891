import { useState } from 'preact/hooks';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { showLine } from '../../utils/i18n/show-signs.ts';
import { maxFiles } from '../../utils/protocol/message.ts';
import { FileSet } from '../base/FileSet.tsx';
import { Notice } from '../base/Notice.tsx';
import styles from './notice.module.css';
import type { FileTrouble, SaidFile } from './notice-services.ts';
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

  const remove = (gone: SaidFile) =>
    change((before) => ({
      ...before,
      files: (before.files ?? []).filter((file) => file !== gone),
    }));

  return (
    <FileSet
      legend={t('lodge.files')}
      hint={t('lodge.files.hint')}
      files={files.map((file) => {
        const name = showLine(file.claim.name ?? '');
        return {
          key: file.key.sealedSha256,
          name,
          removeLabel: t('lodge.files.remove', { name }),
          onRemove: () => remove(file),
        };
      })}
      addLabel={t('lodge.files.add')}
      isAddOff={sending !== undefined}
      onAdd={(chosen) => void add(chosen)}
    >
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
    </FileSet>
  );
}
