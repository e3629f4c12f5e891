import { useMemo, useState } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { RedactionChoice } from '../../utils/report/derivative-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import { Veil } from '../viewer/Veil.tsx';
import { PartList } from './PartList.tsx';
import type { SelfMarks } from './propose-choice.ts';
import { ReasonSelect } from './ReasonSelect.tsx';
import styles from './RedactPage.module.css';
import { RegionEditor } from './RegionEditor.tsx';
import type { PictureSize } from './region-history.ts';
import { SelfSection } from './SelfSection.tsx';
import { SnapshotPicker } from './SnapshotPicker.tsx';
import { listParts, tagElements } from './tag-elements.ts';
import { useRedaction } from './use-redaction.ts';

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
  /** Stores the marks and makes the copy; gives how many places were taken out. */
  /** Gives how many places were taken out; undefined when another copy was made meanwhile, and none was stored. */
  readonly onSave: (choice: RedactionChoice, self: SelfMarks) => Promise<number | undefined>;
  /** Deletes the copy; the original stays. */
  readonly onDiscard: () => Promise<void>;
}

type Saving = 'idle' | 'busy' | 'overtaken' | 'failed' | 'discarded' | number;

/** What leaves the ordinary reader's copy of a capture: words, parts of the page, and boxes of the screenshot. */
export function RedactPage(props: RedactPageProps) {
  const { capture, documentHtml, viewHtml, screenshot, concernsMinor, onSave, onDiscard } = props;
  const { t } = useTranslator();
  const { viewport } = capture.facts.page;
  const parts = useMemo(() => listParts(documentHtml), [documentHtml]);
  const tagged = useMemo(() => tagElements(viewHtml), [viewHtml]);
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

  const save = () => {
    setSaving('busy');
    onSave(redaction.choice(), redaction.self).then(
      (count) => {
        setMade(true);
        setSaving(count ?? 'overtaken');
      },
      () => setSaving('failed'),
    );
  };
  const discard = () => {
    setSaving('busy');
    onDiscard().then(
      () => {
        setMade(false);
        setSaving('discarded');
      },
      () => setSaving('failed'),
    );
  };
  const found = useMemo(
    () => redaction.match(documentHtml).length,
    [redaction.match, documentHtml],
  );
  const { isCovered, picked } = redaction;
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
        <section class={styles['section']} aria-labelledby="redact-words">
          <h2 class={styles['heading']} id="redact-words">
            {t('redact.words')}
          </h2>
          <TextInput
            label={t('redact.words.label')}
            hint={t('redact.words.hint')}
            name="words"
            rows={3}
            value={redaction.words}
            onInput={redaction.setWords}
          />
          <ReasonSelect
            label={t('redact.reason')}
            name="words-reason"
            value={redaction.wordsReason}
            onChange={redaction.setWordsReason}
          />
          <p class={styles['note']} role="status">
            {t('redact.found', { count: found })}
          </p>
        </section>
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
              onMeasure={(next) => redaction.setMeasure(next)}
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
      </Veil>
      <div class={styles['actions']}>
        <Button look="primary" disabled={saving === 'busy'} onClick={save}>
          {saving === 'busy' ? t('redact.saving') : t('redact.save')}
        </Button>
        {isMade ? (
          <Button disabled={saving === 'busy'} onClick={discard}>
            {t('redact.discard')}
          </Button>
        ) : null}
        <a href={props.viewerHref}>{t('redact.back')}</a>
        {typeof saving === 'number' ? (
          <span role="status" data-saved>
            {t('redact.saved', { count: saving })}
          </span>
        ) : null}
        {saving === 'discarded' ? <span role="status">{t('redact.discarded')}</span> : null}
        {saving === 'overtaken' ? <span role="alert">{t('redact.overtaken')}</span> : null}
        {saving === 'failed' ? <span role="alert">{t('redact.failed')}</span> : null}
      </div>
    </PageFrame>
  );
}
