import { useMemo, useState } from 'preact/hooks';
import { createTermMatcher, type RedactionTerm } from '../../utils/evidence/redact/term-matcher.ts';
import type { RedactionReason } from '../../utils/evidence/redactions.ts';
import { boxOnShot, type ShotViewport } from '../../utils/report/box-on-shot.ts';
import type { RedactionChoice } from '../../utils/report/derivative-record.ts';
import type { LayoutReader } from '../../utils/report/redaction/layout-reader.ts';
import type { PagePart } from '../../utils/report/redaction/page-parts.ts';
import {
  choiceForMinor,
  ownPictures,
  pictureNumbers,
  type SelfMarks,
  selfTerms,
} from '../../utils/report/redaction/propose-choice.ts';
import {
  changeMarkedBoxes,
  type MarkedBox,
  noRegions,
  type PictureSize,
  type RegionHistory,
} from '../../utils/report/redaction/region-history.ts';

export interface RedactionStart {
  readonly parts: readonly PagePart[];
  readonly self: SelfMarks;
  /** Of the redacted copy that is there already. */
  readonly earlier: RedactionChoice | undefined;
  readonly concernsMinor: boolean;
  readonly screenshot: PictureSize | undefined;
  /** Width of the page's window at capture, in CSS pixels. */
  readonly viewport: ShotViewport;
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** What was chosen before, else what is proposed. */
function startOf(start: RedactionStart): RedactionChoice {
  if (start.earlier !== undefined) return start.earlier;
  if (start.concernsMinor) return choiceForMinor(start.parts, start.self, start.screenshot);
  return { terms: selfTerms(start.self), elements: [], regions: [] };
}

/**
 * What is to be taken out, as it is being chosen: by words, by parts of the page, by boxes on the screenshot.
 */
export function useRedaction(start: RedactionStart) {
  const { parts, screenshot, viewport } = start;
  const begin = useMemo(() => startOf(start), []);
  const otherTerms = begin.terms.filter(({ reason }) => reason !== 'reporter-identity');
  const [names, setNames] = useState(start.self.names.join('\n'));
  const [avatars, setAvatars] = useState<readonly string[]>(start.self.avatars);
  const [words, setWords] = useState(otherTerms.map(({ text }) => text).join('\n'));
  const [wordsReason, setWordsReason] = useState<RedactionReason>(
    otherTerms[0]?.reason ?? 'third-party',
  );
  const [reason, setReason] = useState<RedactionReason>(
    start.concernsMinor ? 'minor' : 'third-party',
  );
  const [chosen, setChosen] = useState<ReadonlyMap<number, RedactionReason>>(
    () => new Map(begin.elements.map((element) => [element.index, element.reason])),
  );
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const [history, setHistory] = useState<RegionHistory>(() => ({
    ...noRegions,
    // Boxes that follow from words and parts are found anew.
    boxes: begin.regions.flatMap(({ box, isDrawn, ...about }) =>
      isDrawn === true ? [{ ...box, ...about }] : [],
    ),
  }));
  const [layout, setMeasure] = useState<LayoutReader | undefined>();

  const self = useMemo((): SelfMarks => ({ names: linesOf(names), avatars }), [names, avatars]);
  const terms = useMemo(
    (): RedactionTerm[] => [
      ...selfTerms(self),
      ...linesOf(words).map((text) => ({ text, reason: wordsReason })),
    ],
    [self, words, wordsReason],
  );
  const match = useMemo(() => createTermMatcher(terms), [terms]);
  const own = useMemo(() => ownPictures(parts, self), [parts, self]);
  const picked = useMemo(() => {
    const all = new Map(chosen);
    for (const index of own) if (!shown.has(index)) all.set(index, 'reporter-identity');
    return all;
  }, [chosen, own, shown]);
  const given = useMemo((): MarkedBox[] => {
    if (layout === undefined || screenshot === undefined) return [];
    const boxes = [
      ...layout.ofWords(match),
      ...[...picked].flatMap(([index, why]) =>
        layout.ofElement(index).map((box) => ({ ...box, reason: why })),
      ),
    ];
    return boxes
      .map((box) => ({ ...box, ...boxOnShot(box, viewport, screenshot.width) }))
      .filter(({ x, y, width, height }) => x + width > 0 && y + height > 0)
      .filter(({ x, y }) => x < screenshot.width && y < screenshot.height);
  }, [layout, screenshot, match, picked, viewport]);

  const pictures = useMemo(() => pictureNumbers(parts), [parts]);
  const isCovered =
    pictures.every((index) => picked.has(index)) &&
    (screenshot === undefined || history.boxes.some((box) => isWhole(box, screenshot)));

  return {
    names,
    setNames,
    words,
    setWords,
    wordsReason,
    setWordsReason,
    reason,
    setReason,
    self,
    match,
    own,
    picked,
    history,
    setHistory,
    given,
    setMeasure,
    isCovered,
    toggle(index: number) {
      const next = new Map(chosen);
      if (picked.has(index)) {
        next.delete(index);
        setShown(new Set([...shown, index]));
      } else next.set(index, reason);
      setChosen(next);
    },
    /** The picture is the reporter's own, here and wherever it will occur; or it is not. */
    toggleOwn({ index, source }: PagePart) {
      const isKnown = avatars.includes(source);
      setAvatars(isKnown ? avatars.filter((each) => each !== source) : [...avatars, source]);
      setShown(new Set([...shown].filter((each) => each !== index)));
    },
    /** Every picture and the whole screenshot at once. */
    coverAll() {
      setShown(new Set());
      setChosen(new Map([...chosen, ...pictures.map((index) => [index, 'minor'] as const)]));
      if (screenshot === undefined || isCovered) return;
      const whole: MarkedBox = { x: 0, y: 0, ...screenshot, reason: 'minor' };
      setHistory(changeMarkedBoxes(history, [...history.boxes, whole]));
    },
    uncoverAll() {
      setChosen(new Map([...chosen].filter(([index]) => !pictures.includes(index))));
      if (screenshot === undefined) return;
      const boxes = history.boxes.filter((box) => !isWhole(box, screenshot));
      setHistory(changeMarkedBoxes(history, boxes));
    },
    choice: (): RedactionChoice => ({
      terms,
      elements: [...picked]
        .sort(([a], [b]) => a - b)
        .map(([index, why]) => ({ index, reason: why })),
      regions: [
        ...history.boxes.map((box) => ({ ...regionOf(box), isDrawn: true as const })),
        ...given.map(regionOf),
      ],
    }),
  };
}

export type RedactionDraft = ReturnType<typeof useRedaction>;

function regionOf({ reason, ...box }: MarkedBox) {
  return { box, reason };
}

function isWhole(box: MarkedBox, { width, height }: PictureSize): boolean {
  return box.x === 0 && box.y === 0 && box.width === width && box.height === height;
}
