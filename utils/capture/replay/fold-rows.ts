/** Below the lower edge of the viewport by so many CSS pixels, nothing of an element is seen. */
export const outsidePx = 200;

/** What lays its children out one below the other. */
const stacking = /^(?:block|flow-root|list-item|inline-block|table-cell|table-row-group|flex)$/;
const rows = /^(?:block|flow-root|list-item|table|flex|grid|table-row)$/;

/**
 * The children of an element, with the style of one empty box in place of each run of rows that lie below the
 * viewport: a long page has thousands of them, and all that they do to what is seen is to make their parent
 * taller.
 */
export function* foldRows(
  children: Iterable<Node>,
  parent: CSSStyleDeclaration,
  view: Window,
): Generator<Node | string> {
  if (!isStack(parent)) return yield* children;
  let run: Element[] = [];
  const fold = function* (): Generator<Node | string> {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || first === last) yield* run;
    else yield styleOfRun(first, last, view);
    run = [];
  };
  for (const child of children) {
    if (child.nodeType === 1 && isFarRow(child as Element, view)) run.push(child as Element);
    else if (run.length === 0 || !isNothing(child)) {
      yield* fold();
      yield child;
    }
  }
  yield* fold();
}

function isStack({
  display,
  flexDirection,
  columnCount,
  columnWidth,
  writingMode,
}: CSSStyleDeclaration): boolean {
  const isOneColumn = columnCount === 'auto' && columnWidth === 'auto';
  return (
    stacking.test(display) &&
    (display !== 'flex' || flexDirection === 'column') &&
    isOneColumn &&
    writingMode === 'horizontal-tb'
  );
}

/** A box without a size may hold what is seen: something fixed, for one. */
function isFarRow(el: Element, view: Window): boolean {
  const { top, width, height } = el.getBoundingClientRect();
  if (top <= view.innerHeight + outsidePx || width === 0 || height === 0) return false;
  const { display, position, cssFloat, order } = view.getComputedStyle(el);
  const isInFlow = position === 'static' || position === 'relative';
  return rows.test(display) && isInFlow && cssFloat === 'none' && order === '0';
}

/** White space between rows, and comments, are drawn nowhere. */
function isNothing(node: Node): boolean {
  return node.nodeType !== 1 && (node.nodeType !== 3 || (node as Text).data.trim() === '');
}

function styleOfRun(first: Element, last: Element, view: Window): string {
  const { display, marginTop } = view.getComputedStyle(first);
  const { marginBottom } = view.getComputedStyle(last);
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  const shape = display === 'table-row' ? 'table-row' : 'block;flex:none';
  return `display:${shape};height:${height}px;margin:${marginTop} 0 ${marginBottom};visibility:hidden`;
}
