import { useMemo, useState } from 'preact/hooks';
import { createTermMatcher, type RedactionTerm } from '../../utils/evidence/redact/term-matcher.ts';
import type { Box } from '../../utils/protocol/capture.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { RedactionChoice } from '../../utils/report/derivative-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import type { Measure } from './measure.ts';
import { PartList } from './PartList.tsx';
import styles from './RedactPage.module.css';
import { RegionEditor } from './RegionEditor.tsx';
import { noRegions, type PictureSize, type RegionHistory } from './region-history.ts';
import { SnapshotPicker } from './SnapshotPicker.tsx';
import { listParts, type PagePart, tagElements } from './tag-elements.ts';

/** What the reporter is called, and looks like, on the sites they report. */
export interface SelfMarks {
  readonly names: readonly string[];
  readonly avatars: readonly string[];
}

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
  /** Stores the marks and makes the copy; gives how many places were taken out. */
  readonly onSave: (choice: RedactionChoice, self: SelfMarks) => Promise<number>;
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

function wordsBefore({ earlier, self }: RedactPageProps): string[] {
  const terms = earlier?.terms.filter(({ reason }) => reason !== 'reporter-identity') ?? [];
  return terms.map(({ text }) => text).filter((text) => !self.names.includes(text));
}

/** Boxes that follow from words and parts are found anew. */
function drawnBefore(earlier: RedactionChoice | undefined): Box[] {
  const drawn = earlier?.regions.filter(({ reason }) => reason === 'other') ?? [];
  return drawn.map(({ box }) => box);
}

/** Pictures that are masked unless somebody shows them: every one, where a minor is concerned (A10a). */
function pickedAtFirst(props: RedactPageProps, parts: readonly PagePart[]): Set<number> {
  if (props.earlier !== undefined) return new Set(props.earlier.elements.map(({ index }) => index));
  if (!props.concernsMinor) return new Set();
  return new Set(parts.filter(({ kind }) => kind === 'picture').map(({ index }) => index));
}

/** What leaves the ordinary reader's copy of a capture: words, parts of the page, and boxes of the screenshot. */
export function RedactPage(props: RedactPageProps) {
  const { capture, documentHtml, viewHtml, screenshot, concernsMinor, onSave } = props;
  const { t } = useTranslator();
  const { viewport } = capture.facts.page;
  const parts = useMemo(() => listParts(documentHtml), [documentHtml]);
  const tagged = useMemo(() => tagElements(viewHtml), [viewHtml]);
  const [names, setNames] = useState(props.self.names.join('\n'));
  const [avatars, setAvatars] = useState(props.self.avatars.join('\n'));
  const [words, setWords] = useState(() => wordsBefore(props).join('\n'));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => pickedAtFirst(props, parts));
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const [history, setHistory] = useState<RegionHistory>(() => ({
    ...noRegions,
    boxes: drawnBefore(props.earlier),
  }));
  const [measure, setMeasure] = useState<Measure | undefined>();
  const [saving, setSaving] = useState<'idle' | 'busy' | 'failed' | number>('idle');

  const terms = useMemo(
    (): RedactionTerm[] => [
      ...linesOf(names).map((text) => ({ text, reason: 'reporter-identity' as const })),
      ...linesOf(words).map((text) => ({ text, reason: 'other' as const })),
    ],
    [names, words],
  );
  const match = useMemo(() => createTermMatcher(terms), [terms]);
  const own = useMemo(() => {
    const addresses = linesOf(avatars);
    const isOwn = ({ kind, label, source }: PagePart) =>
      kind === 'picture' &&
      (match(label).length > 0 ||
        match(source).length > 0 ||
        addresses.some((address) => source === address || source.startsWith(`${address}?`)));
    return new Set(parts.filter(isOwn).map(({ index }) => index));
  }, [avatars, match, parts]);
  const picked = useMemo(
    () => new Set([...chosen, ...[...own].filter((index) => !shown.has(index))]),
    [chosen, own, shown],
  );
  const given = useMemo((): Box[] => {
    if (measure === undefined || screenshot === undefined) return [];
    const scale = screenshot.size.width / viewport.width;
    const boxes = [
      ...measure.ofWords(match),
      ...[...picked].flatMap((index) => measure.ofElement(index)),
    ];
    return boxes
      .filter(({ x, y, width, height }) => x + width > 0 && y + height > 0)
      .map(({ x, y, width, height }) => ({
        x: x * scale,
        y: y * scale,
        width: width * scale,
        height: height * scale,
      }))
      .filter(({ x, y }) => x < screenshot.size.width && y < screenshot.size.height);
  }, [measure, screenshot, match, picked, viewport.width]);

  const toggle = (index: number) => {
    setSaving('idle');
    const isPicked = picked.has(index);
    const next = new Set(chosen);
    if (isPicked) next.delete(index);
    else next.add(index);
    setChosen(next);
    if (isPicked) setShown(new Set([...shown, index]));
  };
  const reasonOf = (index: number) => {
    if (own.has(index)) return 'reporter-identity' as const;
    return concernsMinor ? ('minor' as const) : ('other' as const);
  };
  const save = () => {
    setSaving('busy');
    const choice: RedactionChoice = {
      terms,
      elements: [...picked]
        .sort((a, b) => a - b)
        .map((index) => ({ index, reason: reasonOf(index) })),
      regions: [
        ...history.boxes.map((box) => ({ box, reason: 'other' as const })),
        ...given.map((box) => ({ box, reason: 'reporter-identity' as const })),
      ],
    };
    onSave(choice, { names: linesOf(names), avatars: linesOf(avatars) }).then(setSaving, () =>
      setSaving('failed'),
    );
  };
  const found = match(documentHtml).length;
  return (
    <PageFrame wide title={t('redact.title')}>
      <p class={styles['note']}>{t('redact.about')}</p>
      <div class={styles['sides']}>
        <section class={styles['section']} aria-labelledby="redact-self">
          <h2 class={styles['heading']} id="redact-self">
            {t('redact.self')}
          </h2>
          <TextInput
            label={t('redact.self.names')}
            hint={t('redact.self.hint')}
            name="self-names"
            rows={3}
            value={names}
            onInput={setNames}
          />
          <TextInput
            label={t('redact.self.avatar')}
            name="self-avatars"
            rows={2}
            value={avatars}
            onInput={setAvatars}
          />
        </section>
        <section class={styles['section']} aria-labelledby="redact-words">
          <h2 class={styles['heading']} id="redact-words">
            {t('redact.words')}
          </h2>
          <TextInput
            label={t('redact.words.label')}
            hint={t('redact.words.hint')}
            name="words"
            rows={3}
            value={words}
            onInput={setWords}
          />
          <p class={styles['note']} role="status">
            {t('redact.found', { count: found })}
          </p>
        </section>
      </div>
      {screenshot === undefined ? null : (
        <section class={styles['section']} aria-labelledby="redact-picture">
          <h2 class={styles['heading']} id="redact-picture">
            {t('redact.picture')}
          </h2>
          <p class={styles['note']}>{t('redact.picture.hint')}</p>
          <RegionEditor
            pictureUrl={screenshot.url}
            size={screenshot.size}
            history={history}
            onChange={(next) => {
              setSaving('idle');
              setHistory(next);
            }}
            given={given}
          />
        </section>
      )}
      <section class={styles['section']} aria-labelledby="redact-page">
        <h2 class={styles['heading']} id="redact-page">
          {t('redact.page')}
        </h2>
        <p class={styles['note']}>{t('redact.page.hint')}</p>
        {concernsMinor ? <Notice tone="warn" title={t('redact.images.minor')} /> : null}
        <SnapshotPicker
          html={tagged}
          viewport={viewport}
          picked={picked}
          onToggle={toggle}
          onMeasure={(next) => setMeasure(next)}
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
                onToggle={toggle}
              />
            </section>
          ))}
        </div>
      </section>
      <div class={styles['actions']}>
        <Button look="primary" disabled={saving === 'busy'} onClick={save}>
          {saving === 'busy' ? t('redact.saving') : t('redact.save')}
        </Button>
        <a href={props.viewerHref}>{t('redact.back')}</a>
        {typeof saving === 'number' ? (
          <span role="status" data-saved>
            {t('redact.saved', { count: saving })}
          </span>
        ) : null}
        {saving === 'failed' ? <span role="alert">{t('redact.failed')}</span> : null}
      </div>
    </PageFrame>
  );
}
