import type { Attachment } from '../../utils/report/draft.ts';
import type { Choice } from '../base/ChoiceGroup.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './AttachmentItem.module.css';

export interface AttachmentItemProps {
  readonly attachment: Attachment;
  readonly kinds: readonly Choice[];
  /** Changes only what is named. */
  readonly onChange: (sha256: string, change: Partial<Attachment>) => void;
  readonly onRemove: (attachment: Attachment) => void;
}

const removable = ['camera', 'place', 'text', 'time', 'trailing', 'other'] as const;

/** What was found out about a file and done to it. */
export function AttachmentNotes({ attachment }: Pick<AttachmentItemProps, 'attachment'>) {
  const { t } = useTranslator();
  const { removed = [], isTalkative, claimedType, mediaType } = attachment;
  const what = removable
    .filter((part) => removed.includes(part))
    .map((part) => t(`attachments.removed.${part}`))
    .join(', ');
  return (
    <>
      {what === '' ? null : <p class={styles['note']}>{t('attachments.cleaned', { what })}</p>}
      {isTalkative ? <p class={styles['warning']}>{t('attachments.talkative')}</p> : null}
      {claimedType === undefined ? null : (
        <p class={styles['warning']}>
          {t('attachments.mislabelled', { claimed: claimedType, actual: mediaType })}
        </p>
      )}
    </>
  );
}

/** One attached file: its name and size, and, unfolded, what it is and what it shows (A15b). */
export function AttachmentItem({ attachment, kinds, onChange, onRemove }: AttachmentItemProps) {
  const { t, bytes } = useTranslator();
  const { name, sha256, sizeBytes } = attachment;
  const kind = kinds.find((choice) => choice.value === attachment.kind);
  const line = (field: 'issuer' | 'reference' | 'supports') => (
    <TextInput
      label={t(`attachments.${field}`)}
      optionalMark={t('field.optional')}
      value={attachment[field] ?? ''}
      onInput={(value) => onChange(sha256, { [field]: value })}
    />
  );
  return (
    <li class={styles['item']}>
      <div class={styles['head']}>
        <span class={styles['name']} dir="auto" title={name}>
          {name}
        </span>
        <span class={styles['size']}>{bytes(sizeBytes)}</span>
        <IconButton
          label={t('attachments.remove', { name })}
          sign="✕"
          onClick={() => onRemove(attachment)}
        />
      </div>
      <AttachmentNotes attachment={attachment} />
      <details>
        <summary class={styles['summary']}>{kind?.label ?? t('attachments.about')}</summary>
        <div class={styles['fields']}>
          <SelectInput
            label={t('attachments.kind')}
            value={attachment.kind}
            choices={kinds}
            placeholder={t('form.choose')}
            onChange={(value) => onChange(sha256, { kind: value })}
          />
          {line('issuer')}
          <TextInput
            label={t('attachments.issuedOn')}
            optionalMark={t('field.optional')}
            type="date"
            value={attachment.issuedOn ?? ''}
            onInput={(issuedOn) => onChange(sha256, { issuedOn })}
          />
          {line('reference')}
          {line('supports')}
        </div>
      </details>
    </li>
  );
}
