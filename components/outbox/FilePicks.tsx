import { useState } from 'preact/hooks';
import type { ErrorCode } from '../../utils/errors.ts';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { maxFiles } from '../../utils/protocol/message.ts';
import type { HalfTyped } from '../../utils/services/replies/half-typed.ts';
import type { HeldFile } from '../../utils/services/replies/held-file.ts';
import { FileSet } from '../base/FileSet.tsx';
import { Notice } from '../base/Notice.tsx';
import { AttachmentNotes } from '../report/AttachmentItem.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import styles from './FilePicks.module.css';
import type { Typed } from './use-typed.ts';

export interface FilePicksProps {
  /** Of the report. */
  readonly id: string;
  /** The largest file that the endpoint takes. */
  readonly maxBytes: number;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** What the added files are, in the words of the standard; what has no kind stands under no element. */
  readonly kind?: string | undefined;
  /** Of all the files of the form, those that stand here. */
  readonly isHere: (file: HeldFile) => boolean;
  readonly files: HalfTyped['files'];
  readonly change: Typed['change'];
}

interface Refusal {
  readonly name: string;
  readonly sizeBytes: number;
  readonly code: ErrorCode | 'too_many';
}

/** Files that go with a message: sealed as they are chosen, and kept like the words. */
export function FilePicks(props: FilePicksProps) {
  const { id, legend, hint, problem, kind, isHere, files, change } = props;
  const replies = useRepliesServices();
  const { t, bytes } = useTranslator();
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);

  const add = async (chosen: readonly File[]) => {
    const refusals: Refusal[] = [];
    let room = maxFiles - files.length;
    setBusy(true);
    for (const file of chosen) {
      const about = { name: file.name, sizeBytes: file.size };
      if (room <= 0) {
        refusals.push({ ...about, code: 'too_many' });
        continue;
      }
      try {
        const held = await replies.holdFile(id, file);
        const attachment = kind === undefined ? held.attachment : { ...held.attachment, kind };
        change((before) => ({ ...before, files: [...before.files, { ...held, attachment }] }));
        room -= 1;
      } catch (thrown) {
        const code = codeOrFault(thrown, 'internal_fault', 'attachment.add');
        refusals.push({ ...about, code });
      }
    }
    setBusy(false);
    setRefused(refusals);
  };
  const remove = (gone: HeldFile) => {
    change((before) => ({ ...before, files: before.files.filter((file) => file !== gone) }));
    void replies.letGo(gone);
  };

  return (
    <FileSet
      legend={legend}
      hint={hint}
      kind={kind}
      files={files.filter(isHere).map((file) => ({
        key: file.opener.sealedSha256,
        name: file.attachment.name,
        size: bytes(file.attachment.sizeBytes),
        removeLabel: t('attachments.remove', { name: file.attachment.name }),
        onRemove: () => remove(file),
        notes: <AttachmentNotes attachment={file.attachment} />,
      }))}
      addLabel={isBusy ? t('reply.files.sealing') : t('attachments.add')}
      onAdd={(chosen) => void add(chosen)}
    >
      {problem === undefined ? null : (
        <p class={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      {refused.length === 0 ? null : (
        <Notice tone="warn" live>
          {refused.map((refusal) => (
            <RefusalText key={refusal.name} refusal={refusal} maxBytes={props.maxBytes} />
          ))}
        </Notice>
      )}
    </FileSet>
  );
}

/** Why a file was not taken, and what to do. */
function RefusalText({
  refusal,
  maxBytes,
}: {
  readonly refusal: Refusal;
  readonly maxBytes: number;
}) {
  const { t, bytes } = useTranslator();
  const { name, code, sizeBytes } = refusal;
  switch (code) {
    case 'too_large': {
      const sizes = { size: bytes(sizeBytes), limit: bytes(maxBytes) };
      return <p>{t('attachments.tooLarge', { name, ...sizes })}</p>;
    }
    case 'too_many':
      return <p>{t('reply.files.tooMany', { name, count: maxFiles })}</p>;
    case 'invalid_input':
      return <p>{t('attachments.empty', { name })}</p>;
    case 'storage_full':
      return <p>{t('attachments.storageFull', { name })}</p>;
    default:
      return <p>{t('attachments.notAdded', { name })}</p>;
  }
}
