import { differingShare } from '../../capture/replay/compare-pixels.ts';
import { readPicture } from '../../capture/replay/paint.ts';
import { errorNamed, noted } from '../../faults/expected.ts';
import type { Omission } from '../../protocol/capture-account.ts';

/** Carets and progress bars move; a page that shows something else does more than that. */
const threshold = 0.02;
/** Compared at this width, in pixels. */
const comparedWidth = 640;

/**
 * What the visible area says about the time of the capture: a page that shows something else after it than
 * before, so that picture and snapshot may not be of the same moment.
 */
export async function changedOnScreen(
  before: Blob | undefined,
  after: Blob | undefined,
): Promise<Omission[]> {
  if (before === undefined || after === undefined) return [];
  const [one, other] = await Promise.all([readSmall(before), readSmall(after)]).catch(
    noted('screen.compare', [], errorNamed('InvalidStateError')),
  );
  if (!one || !other || one.height !== other.height) return [];
  const share = differingShare(one, other);
  if (share <= threshold) return [];
  const example = `visible area: ${(100 * share).toFixed(0)} %`;
  return [{ what: 'other', why: 'changed-while-captured', count: 1, examples: [example] }];
}

async function readSmall(picture: Blob) {
  const bitmap = await createImageBitmap(picture);
  const scale = bitmap.width / comparedWidth;
  const height = Math.round(bitmap.height / scale);
  bitmap.close();
  return readPicture(picture, scale, comparedWidth, height);
}
