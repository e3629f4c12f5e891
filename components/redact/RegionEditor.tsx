import { useRef, useState } from 'preact/hooks';
import type { RedactionReason } from '../../utils/evidence/redactions.ts';
import type { Box } from '../../utils/protocol/capture.ts';
import {
  changeMarkedBoxes,
  fitBox,
  type MarkedBox,
  moveByKey,
  type PictureSize,
  type RegionHistory,
  redo,
  smallestSide,
  undo,
} from '../../utils/report/redaction/region-history.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './RegionEditor.module.css';

export interface RegionEditorProps {
  readonly pictureUrl: string;
  readonly size: PictureSize;
  readonly history: RegionHistory;
  readonly onChange: (history: RegionHistory) => void;
  /** Of boxes that are drawn from now on. */
  readonly reason: RedactionReason;
  /** Boxes that follow from words and parts chosen elsewhere; shown, and changed there. */
  readonly given: readonly MarkedBox[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function boxBetween(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Boxes over a screenshot, drawn with the pointer or moved with the keyboard. */
export function RegionEditor(props: RegionEditorProps) {
  const { pictureUrl, size, history, onChange, reason, given } = props;
  const { t } = useTranslator();
  const surface = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | undefined>();
  /** The box that was touched last: what the tools act on. */
  const [selected, setSelected] = useState<number | undefined>();
  const { boxes } = history;
  const change = (next: readonly MarkedBox[]) => onChange(changeMarkedBoxes(history, next));
  const place = ({ x, y, width, height }: Box) =>
    `left:${(100 * x) / size.width}%;top:${(100 * y) / size.height}%;width:${(100 * width) / size.width}%;height:${(100 * height) / size.height}%`;
  const pointOf = (event: PointerEvent): Point => {
    const area = surface.current?.getBoundingClientRect();
    if (area === undefined) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - area.x) / area.width) * size.width,
      y: ((event.clientY - area.y) / area.height) * size.height,
    };
  };
  const finish = () => {
    if (drag === undefined) return;
    const box = boxBetween(drag.from, drag.to);
    setDrag(undefined);
    if (box.width < smallestSide || box.height < smallestSide) return;
    change([...boxes, fitBox({ ...box, reason }, size)]);
  };
  const remove = (index: number) => {
    change(boxes.filter((_, at) => at !== index));
    setSelected(undefined);
    surface.current?.focus();
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const box = boxes[index];
    if (box === undefined) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(index);
      return;
    }
    const moved = moveByKey(box, event.key, event.shiftKey, size);
    if (moved === undefined) return;
    event.preventDefault();
    change(boxes.map((each, at) => (at === index ? moved : each)));
  };
  const onShortcut = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    onChange(key === 'y' || event.shiftKey ? redo(history) : undo(history));
  };
  const middle = {
    x: size.width / 2 - size.width / 10,
    y: size.height / 2 - size.height / 20,
    width: size.width / 5,
    height: size.height / 10,
    reason,
  };
  const canRemove = selected !== undefined && selected < boxes.length;
  return (
    <div class={styles['editor']}>
      <div class={styles['tools']}>
        <Button onClick={() => change([...boxes, fitBox(middle, size)])}>
          {t('redact.picture.add')}
        </Button>
        <Button disabled={!canRemove} onClick={() => canRemove && remove(selected)}>
          {t('redact.picture.remove')}
        </Button>
        <Button disabled={history.past.length === 0} onClick={() => onChange(undo(history))}>
          {t('redact.picture.undo')}
        </Button>
        <Button disabled={history.future.length === 0} onClick={() => onChange(redo(history))}>
          {t('redact.picture.redo')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the boxes are buttons; the surface only takes the pointer and shortcuts on their way up */}
      <div
        ref={surface}
        class={styles['surface']}
        tabIndex={-1}
        onKeyDown={onShortcut}
        onPointerDown={(event) => {
          if (event.target instanceof HTMLButtonElement) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: pointOf(event), to: pointOf(event) });
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) setDrag({ ...drag, to: pointOf(event) });
        }}
        onPointerUp={finish}
      >
        <img
          class={styles['picture']}
          src={pictureUrl}
          alt={t('redact.picture.canvas')}
          draggable={false}
        />
        {given.map((box) => (
          <span
            key={`${box.x} ${box.y} ${box.width} ${box.height}`}
            class={styles['given']}
            style={place(box)}
          />
        ))}
        {boxes.map((box, index) => (
          <button
            // A box is its place in the list, so that it keeps the focus while it moves.
            key={index}
            type="button"
            class={[styles['box'], index === selected ? styles['selected'] : ''].join(' ')}
            onFocus={() => setSelected(index)}
            onClick={() => setSelected(index)}
            style={place(box)}
            aria-label={t('redact.picture.box', {
              number: index + 1,
              width: Math.round(box.width),
              height: Math.round(box.height),
              x: Math.round(box.x),
              y: Math.round(box.y),
            })}
            onKeyDown={(event) => onKey(event, index)}
          />
        ))}
        {drag === undefined ? null : (
          <span class={styles['given']} style={place(boxBetween(drag.from, drag.to))} />
        )}
      </div>
    </div>
  );
}
