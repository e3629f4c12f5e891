import { useRef, useState } from 'preact/hooks';
import type { ErrorCode } from '../../utils/errors.ts';
import { codeOrFault } from '../../utils/faults/expected.ts';
import type { Attachment } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import type { Choice } from '../base/ChoiceGroup.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import { AttachmentItem, type AttachmentItemProps } from './AttachmentItem.tsx';
import styles from './AttachmentList.module.css';
import type { DocumentNeed } from './coach-view.ts';

export interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  readonly kinds: readonly Choice[];
  readonly needs: readonly DocumentNeed[];
  readonly onAdd: (attachment: Attachment) => void;
  readonly onChange: AttachmentItemProps['onChange'];
  readonly onRemove: (attachment: Attachment) => void;
}

interface Refusal {
  readonly name: string;
  readonly sizeBytes: number;
  readonly code: ErrorCode;
}

/** Files as evidence: by picker, drag or paste. Bytes are stored on this device before they are listed. */
export function AttachmentList(props: AttachmentListProps) {
  const { attachments, kinds, needs, onAdd, onChange, onRemove } = props;
  const report = useReportServices();
  const { t } = useTranslator();
  const picker = useRef<HTMLInputElement>(null);
  const kindWanted = useRef<string | undefined>(undefined);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [isOver, setOver] = useState(false);

  const addAll = async (files: Iterable<File>, kind?: string) => {
    const refusals: Refusal[] = [];
    for (const file of files) {
      try {
        const attachment = await report.attachFile(file);
        onAdd(kind === undefined ? attachment : { ...attachment, kind });
      } catch (thrown) {
        const code = codeOrFault(thrown, 'internal_fault', 'attachment.add');
        refusals.push({ name: file.name, sizeBytes: file.size, code });
      }
    }
    setRefused(refusals);
  };
  const choose = (kind?: string) => {
    kindWanted.current = kind;
    picker.current?.click();
  };

  return (
    <section
      class={styles['attachments']}
      data-over={isOver}
      aria-label={t('attachments.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void addAll([...(event.dataTransfer?.files ?? [])]);
      }}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        void addAll(files);
      }}
    >
      <h2 class={styles['label']}>{t('attachments.title')}</h2>
      {needs.map((need) => (
        <NeedRow key={need.id} need={need} onAttach={choose} />
      ))}
      {attachments.length > 0 ? (
        <ul class={styles['list']}>
          {attachments.map((attachment) => (
            <AttachmentItem
              key={attachment.sha256}
              attachment={attachment}
              kinds={kinds}
              onChange={onChange}
              onRemove={onRemove}
            />
          ))}
        </ul>
      ) : null}
      {refused.length > 0 ? (
        <Notice tone="warn" live>
          {refused.map((refusal) => (
            <RefusalText key={refusal.name} refusal={refusal} />
          ))}
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
          void addAll([...(event.currentTarget.files ?? [])], kindWanted.current);
          event.currentTarget.value = '';
        }}
      />
      <div class={styles['drop']}>
        <Button onClick={() => choose()}>{t('attachments.add')}</Button>
        <p class={styles['hint']}>{t('attachments.hint')}</p>
      </div>
    </section>
  );
}

interface NeedRowProps {
  readonly need: DocumentNeed;
  readonly onAttach: (kind?: string) => void;
}

/** A document that the report needs, with the reason and the way to it. */
function NeedRow({ need, onAttach }: NeedRowProps) {
  const { t } = useTranslator();
  const [only, ...others] = need.kinds;
  return (
    <div class={styles['need']} data-supplied={need.isSupplied} data-field={need.id}>
      <div>
        <p class={styles['needName']}>
          <span aria-hidden="true">{need.isSupplied ? '✓ ' : ''}</span>
          {need.name} · {need.isSupplied ? t('attachments.supplied') : t('attachments.needed')}
        </p>
        {need.isSupplied ? null : (
          <p class={styles['hint']}>
            {need.reason} {need.howTo}
          </p>
        )}
      </div>
      {need.isSupplied ? null : (
        <Button onClick={() => onAttach(others.length === 0 ? only : undefined)}>
          {t('attachments.attach', { name: need.name })}
        </Button>
      )}
    </div>
  );
}

const refusals = {
  too_large: 'attachments.tooLarge',
  invalid_input: 'attachments.empty',
  storage_full: 'attachments.storageFull',
} as const;

/** Why a file was not taken, and what to do. */
function RefusalText({ refusal }: { readonly refusal: Refusal }) {
  const { maxAttachmentBytes } = useReportServices();
  const { t, bytes } = useTranslator();
  const { name, code, sizeBytes } = refusal;
  if (code === 'too_large') {
    const params = { name, size: bytes(sizeBytes), limit: bytes(maxAttachmentBytes) };
    return <p>{t(refusals[code], params)}</p>;
  }
  if (code === 'invalid_input' || code === 'storage_full') {
    return <p>{t(refusals[code], { name })}</p>;
  }
  return <p>{t('attachments.notAdded', { name })}</p>;
}
