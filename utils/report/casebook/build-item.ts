import { defined } from '../../defined.ts';
import type { CaptureRecord } from '../capture-record.ts';
import type { CaseItem } from '../case-item.ts';
import { hashContent } from '../content-hash.ts';

export interface ItemOrigin {
  readonly id: string;
  readonly caseId: string;
  readonly capture: CaptureRecord;
  /** All text of the page, as captured. */
  readonly pageText: string;
  readonly draftId?: string;
}

const longestText = 200_000;
const longestShort = 2_000;

/** The item for a capture: the post that was pointed at, if one was, else the page. */
export async function buildItem(origin: ItemOrigin): Promise<CaseItem> {
  const { id, caseId, capture, draftId } = origin;
  const { page, post, selection } = capture.facts;
  const text = (post?.text ?? selection?.quote.exact ?? origin.pageText).slice(0, longestText);
  const author = post?.author ?? {};
  const time = post?.time;
  return {
    id,
    caseId,
    kind: post === undefined ? 'page' : 'post',
    captureId: capture.id,
    url: page.url.cleaned,
    ...defined({ permalink: post?.permalink }),
    title: page.title.slice(0, longestShort),
    author,
    text,
    ...defined({
      time: time && { text: time.text, ...defined({ iso: time.iso, reading: time.reading }) },
    }),
    capturedAt: capture.capturedAt,
    contentSha256: await hashContent({ text, author }),
    resources: [],
    tags: [],
    note: '',
    ...defined({ draftId }),
  };
}
