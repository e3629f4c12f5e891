/** Above or below the viewport by so many CSS pixels, nothing of an element is seen. */
export const outsidePx = 200;

/** What lays its children out one below the other. */
const stacking = /^(?:block|flow-root|list-item|inline-block|table-cell|table-row-group|flex)$/;
const rowLike = /^(?:block|flow-root|list-item|table|flex|grid|table-row)$/;
/** Marks that are the same for each entry of a list; the others count. */
const unnumbered = /^(?:none|disc|circle|square)$/;

/** A row that is not seen. */
interface FarRow {
  readonly el: Element;
  readonly side: 'above' | 'below';
  readonly style: CSSStyleDeclaration;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The children of an element, with the style of one empty box in place of each run of rows that are not
 * seen: a long page has thousands of them, and all that they do to what is seen is to push it down, or to
 * make their parent taller.
 */
export function* foldRows(
  parent: Element,
  style: CSSStyleDeclaration,
  children: Iterable<Node>,
): Generator<Node | string> {
  const view = parent.ownerDocument.defaultView;
  if (view === null || !isStack(parent, style)) return yield* children;
  let run: FarRow[] = [];
  for (const child of children) {
    const row = child.nodeType === 1 ? farRow(child as Element, view) : undefined;
    const isSameRun = row === undefined ? run.length > 0 && isNothing(child) : goesOn(run, row);
    if (!isSameRun) {
      yield* fold(run, style);
      run = [];
    }
    if (row !== undefined) run.push(row);
    else if (!isSameRun) yield child;
  }
  yield* fold(run, style);
}

function isStack(el: Element, style: CSSStyleDeclaration): boolean {
  const { display, flexDirection, columnCount, columnWidth, writingMode } = style;
  if (!stacking.test(display) || (display === 'flex' && flexDirection !== 'column')) return false;
  // Boxes are measured as they are seen, and written as they are laid out: both must be the same.
  const { offsetHeight = 0 } = el as HTMLElement;
  const isAsLaidOut = Math.abs(el.getBoundingClientRect().height - offsetHeight) <= 1;
  const isOneColumn = columnCount === 'auto' && columnWidth === 'auto';
  return isAsLaidOut && isOneColumn && writingMode === 'horizontal-tb';
}

/** A box without a size may hold what is seen: something fixed, for one. */
function farRow(el: Element, view: Window): FarRow | undefined {
  const { top, bottom, width, height } = el.getBoundingClientRect();
  const isAbove = bottom < -outsidePx;
  if (!isAbove && top <= view.innerHeight + outsidePx) return undefined;
  if (width === 0 || height === 0) return undefined;
  const style = view.getComputedStyle(el);
  const { display, position, cssFloat, order } = style;
  const isInFlow = position === 'static' || position === 'relative';
  const isRow = rowLike.test(display) && isInFlow && cssFloat === 'none' && order === '0';
  if (!isRow || (isAbove && countsOn(style))) return undefined;
  return { el, side: isAbove ? 'above' : 'below', style, top, bottom };
}

/** Whether what comes later shows a number that this adds to. */
function countsOn({ display, listStyleType, counterIncrement }: CSSStyleDeclaration): boolean {
  const isNumbered = display === 'list-item' && !unnumbered.test(listStyleType);
  return isNumbered || !/^none$|^list-item 1$/.test(counterIncrement);
}

function goesOn(run: readonly FarRow[], { side }: FarRow): boolean {
  return run.length > 0 && run[0]?.side === side;
}

/** White space between rows, and comments, are drawn nowhere. */
function isNothing(node: Node): boolean {
  return node.nodeType !== 1 && (node.nodeType !== 3 || (node as Text).data.trim() === '');
}

function* fold(run: readonly FarRow[], parent: CSSStyleDeclaration): Generator<Node | string> {
  if (run[0]?.side === 'below' && run.length > 1) return yield boxOf(run, marginsOf(run));
  // What stands at the ends of a run stays: margins of its own children may reach out of it.
  const [before, inner, after] = [run[0], run.slice(1, -1), run.at(-1)];
  const margins = inner.length > 1 && before && after ? gapsOf(before, inner, after, parent) : null;
  if (before === undefined || after === undefined || margins === null)
    return yield* run.map(({ el }) => el);
  yield before.el;
  yield boxOf(inner, margins);
  yield after.el;
}

type Margins = readonly [top: string, bottom: string];

function marginsOf(run: readonly FarRow[]): Margins {
  return [run[0]?.style.marginTop ?? '0', run.at(-1)?.style.marginBottom ?? '0'];
}

/**
 * The margins with which a box stands between two rows as what it stands for does. In a block they fall
 * together with those of the rows, which are no larger; null where one of them is negative.
 */
function gapsOf(
  before: FarRow,
  inner: readonly FarRow[],
  after: FarRow,
  parent: CSSStyleDeclaration,
): Margins | null {
  if (parent.display === 'flex') return marginsOf(inner);
  const gaps = [(inner[0]?.top ?? 0) - before.bottom, after.top - (inner.at(-1)?.bottom ?? 0)];
  const own = [before.style.marginBottom, after.style.marginTop].map(Number.parseFloat);
  if ([...gaps, ...own].some((each) => !(each >= 0))) return null;
  return [`${gaps[0]}px`, `${gaps[1]}px`];
}

function boxOf(run: readonly FarRow[], [top, bottom]: Margins): string {
  const [first, last] = [run[0], run.at(-1)];
  const height = (last?.bottom ?? 0) - (first?.top ?? 0);
  const shape = first?.style.display === 'table-row' ? 'table-row' : 'block;flex:none';
  return `display:${shape};height:${height}px;margin:${top} 0 ${bottom};visibility:hidden`;
}
