import { useMemo } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { type listParts, tagElements } from '../../utils/report/redaction/page-parts.ts';
import type { PictureSize } from '../../utils/report/redaction/region-history.ts';
import { useTranslator } from '../services.ts';
import { PartList } from './PartList.tsx';
import styles from './RedactPage.module.css';
import { RegionEditor } from './RegionEditor.tsx';
import { SnapshotPicker } from './SnapshotPicker.tsx';
import type { RedactionDraft } from './use-redaction.ts';

export interface RedactContentProps {
  readonly redaction: RedactionDraft;
  readonly parts: ReturnType<typeof listParts>;
  /** The self-contained view of the page; hostile. */
  readonly viewHtml: string;
  readonly screenshot: { readonly url: string; readonly size: PictureSize } | undefined;
  readonly viewport: CaptureRecord['facts']['page']['viewport'];
}

/** What was captured, to mark on the picture and on the page what leaves the copy. */
export function RedactContent(props: RedactContentProps) {
  const { redaction, parts, viewHtml, screenshot, viewport } = props;
  const { t } = useTranslator();
  const tagged = useMemo(() => tagElements(viewHtml), [viewHtml]);
  const { picked } = redaction;
  return (
    <div class={styles['content']}>
      {screenshot === undefined ? null : (
        <section class={styles['section']} aria-labelledby="redact-picture">
          <h2 class={styles['heading']} id="redact-picture">
            {t('redact.picture')}
          </h2>
          <p class={styles['note']}>{t('redact.picture.hint')}</p>
          <RegionEditor
            pictureUrl={screenshot.url}
            size={screenshot.size}
            history={redaction.history}
            onChange={redaction.setHistory}
            reason={redaction.reason}
            given={redaction.given}
          />
        </section>
      )}
      <section class={styles['section']} aria-labelledby="redact-page">
        <h2 class={styles['heading']} id="redact-page">
          {t('redact.page')}
        </h2>
        <p class={styles['note']}>{t('redact.page.hint')}</p>
        <SnapshotPicker
          html={tagged}
          viewport={viewport}
          picked={picked}
          onToggle={redaction.toggle}
          onLayout={(next) => redaction.setMeasure(next)}
        />
        <div class={styles['sides']}>
          {(['picture', 'text'] as const).map((kind) => (
            <section class={styles['section']} key={kind}>
              <h3 class={styles['heading']}>
                {t(kind === 'picture' ? 'redact.images' : 'redact.page.parts')}
              </h3>
              <PartList
                parts={parts.filter((part) => part.kind === kind)}
                picked={picked}
                onToggle={redaction.toggle}
                {...(kind === 'picture'
                  ? { own: { avatars: redaction.self.avatars, onToggle: redaction.toggleOwn } }
                  : {})}
              />
            </section>
          ))}
        </div>
      </section>
    </div>
  );
}
