import { useMemo, useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { RedactionChoice } from '../../utils/report/derivative-record.ts';
import { listParts } from '../../utils/report/redaction/page-parts.ts';
import type { SelfMarks } from '../../utils/report/redaction/propose-choice.ts';
import type { PictureSize } from '../../utils/report/redaction/region-history.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import { Veil } from '../viewer/Veil.tsx';
import { ReasonSelect } from './ReasonSelect.tsx';
import { RedactContent } from './RedactContent.tsx';
import styles from './RedactPage.module.css';
import { SaveBar, type Saving } from './SaveBar.tsx';
import { SelfSection } from './SelfSection.tsx';
import { useRedaction } from './use-redaction.ts';
import { WordsSection } from './WordsSection.tsx';

export interface RedactPageProps {
  readonly capture: CaptureRecord;
  /** The page's own frozen document, and the self-contained view of it; both hostile. */
  readonly documentHtml: string;
  readonly viewHtml: string;
  readonly screenshot: { readonly url: string; readonly size: PictureSize } | undefined;
  readonly self: SelfMarks;
  /** Of the redacted copy that is there already. */
  readonly earlier: RedactionChoice | undefined;
  readonly concernsMinor: boolean;
  readonly viewerHref: string;
  /** When the content is uncovered for the first time. */
  readonly onReveal: () => void;
  /**
   * Stores the marks and makes the copy. Gives how many places were taken out; undefined when another copy
   * was made meanwhile, and none was stored.
   */
  readonly onSave: (choice: RedactionChoice, self: SelfMarks) => Promise<number | undefined>;
  /**
   * Deletes the copy; the original stays. False when another copy was made meanwhile, and none was deleted.
   */
  readonly onDiscard: () => Promise<boolean>;
}

/**
 * What leaves the ordinary reader's copy of a capture: words, parts of the page, and boxes of the screenshot.
 */
export function RedactPage(props: RedactPageProps) {
  const { capture, documentHtml, viewHtml, screenshot, concernsMinor, onSave, onDiscard } = props;
  const { t } = useTranslator();
  const { viewport } = capture.facts.page;
  const parts = useMemo(() => listParts(documentHtml), [documentHtml]);
  const { self, earlier } = props;
  const redaction = useRedaction({
    parts,
    self,
    earlier,
    concernsMinor,
    screenshot: screenshot?.size,
    viewport,
  });
  const [isMade, setMade] = useState(earlier !== undefined);
  const [saving, setSaving] = useState<Saving>('idle');

  const failed = (thrown: unknown) => {
    noteFault('redact.save', thrown, isFailure);
    setSaving('failed');
  };
  const save = () => {
    setSaving('busy');
    onSave(redaction.choice(), redaction.self).then((count) => {
      setMade(true);
      setSaving(count ?? 'overtaken');
    }, failed);
  };
  const discard = () => {
    setSaving('busy');
    onDiscard().then((isGone) => {
      if (isGone) setMade(false);
      setSaving(isGone ? 'discarded' : 'overtaken');
    }, failed);
  };
  const { isCovered } = redaction;
  return (
    <PageFrame wide title={t('redact.title')}>
      <p class={styles['note']}>{t('redact.about')}</p>
      {concernsMinor ? (
        <Notice tone="warn" title={t('redact.images.minor')}>
          <Button onClick={isCovered ? redaction.uncoverAll : redaction.coverAll}>
            {t(isCovered ? 'redact.minor.uncover' : 'redact.minor.cover')}
          </Button>
        </Notice>
      ) : null}
      <div class={styles['sides']}>
        <SelfSection redaction={redaction} />
        <WordsSection redaction={redaction} documentHtml={documentHtml} />
      </div>
      <div class={styles['reason']}>
        <ReasonSelect
          label={t('redact.reason.below')}
          name="reason"
          value={redaction.reason}
          hint={t('redact.reason.hint')}
          onChange={redaction.setReason}
        />
      </div>
      <Veil onReveal={props.onReveal}>
        <RedactContent
          redaction={redaction}
          parts={parts}
          viewHtml={viewHtml}
          screenshot={screenshot}
          viewport={viewport}
        />
      </Veil>
      <SaveBar
        saving={saving}
        isMade={isMade}
        onSave={save}
        onDiscard={discard}
        viewerHref={props.viewerHref}
      />
    </PageFrame>
  );
}
