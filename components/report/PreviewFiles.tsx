import { withAttachment, withoutAttachment } from '../../utils/report/attachments.ts';
import { linkOnlyFlag } from '../../utils/report/choose-capture.ts';
import type { Composition } from '../../utils/report/compose.ts';
import type { Draft, WithheldPart } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './PreviewPanel.module.css';
import { PreviewRow } from './PreviewRow.tsx';
import { removePart } from './removals.ts';
import type { StepProps } from './step-props.ts';

export interface PreviewFilesProps extends Pick<StepProps, 'edit' | 'onRemoval'> {
  readonly draft: Draft;
  readonly composition: Composition;
}

const partNames = { package: 'preview.package', pictures: 'preview.pictures' } as const;

/** The sealed files that leave, each removable, and what stays here instead. */
export function PreviewFiles({ draft, composition, edit, onRemoval }: PreviewFilesProps) {
  const { t, bytes } = useTranslator();
  const { artefacts } = composition.body.evidence;
  const pictures = artefacts.filter(({ role }) => role.startsWith('screenshot'));
  const sum = (items: typeof artefacts) => items.reduce((total, item) => total + item.sizeBytes, 0);
  const withhold = (part: WithheldPart) => () => {
    const { change, undo } = removePart(part);
    onRemoval(t(partNames[part]), change, undo);
  };
  return (
    <>
      {composition.header.flags.includes(linkOnlyFlag) ? (
        <p class={styles['note']}>{t('preview.linkOnly')}</p>
      ) : null}
      {artefacts.length + draft.attachments.length > 0 ? (
        <dl class={styles['list']} aria-label={t('preview.files')}>
          {artefacts.length > 0 ? (
            <PreviewRow label={t('preview.package')} onRemove={withhold('package')}>
              {bytes(sum(artefacts))}
            </PreviewRow>
          ) : null}
          {pictures.length > 0 ? (
            <PreviewRow label={t('preview.pictures')} onRemove={withhold('pictures')}>
              {bytes(sum(pictures))}
            </PreviewRow>
          ) : null}
          {draft.attachments.map((attachment) => (
            <PreviewRow
              key={attachment.sha256}
              label={attachment.name}
              onRemove={() =>
                onRemoval(
                  attachment.name,
                  withoutAttachment(attachment.sha256),
                  withAttachment(attachment),
                )
              }
            >
              {attachment.mediaType} · {bytes(attachment.sizeBytes)}
            </PreviewRow>
          ))}
        </dl>
      ) : null}
      {(draft.withheld ?? []).map((part) => (
        <p key={part} class={styles['withheld']}>
          {t('preview.withheld', { name: t(partNames[part]) })}{' '}
          <Button variant="quiet" onClick={() => edit(removePart(part).undo)}>
            {t('preview.restore')}
          </Button>
        </p>
      ))}
    </>
  );
}
