/**
 * Where a frame hangs, told the same by itself and by its parent without a word between them: the indices
 * of `window.frames` on the way from the top. Frames inside shadow trees are not in that list; they are `?`.
 */
export function ownFrameKey(): string {
  const steps: string[] = [];
  let current: Window = window;
  for (let depth = 0; depth < 64; depth++) {
    const parent = current.parent;
    if (parent === current || parent === null) break;
    steps.unshift(indexIn(parent, current));
    current = parent;
  }
  return steps.join('/');
}

/** The key of a child, as the child itself would tell it. */
export function childFrameKey(parentKey: string, parent: Window, child: Window | null): string {
  const index = child === null ? '?' : indexIn(parent, child);
  return parentKey === '' ? index : `${parentKey}/${index}`;
}

function indexIn(parent: Window, child: Window): string {
  const count = Math.min(parent.length, 10_000);
  for (let i = 0; i < count; i++) {
    if (Reflect.get(parent, i) === child) return String(i);
  }
  return '?';
}
