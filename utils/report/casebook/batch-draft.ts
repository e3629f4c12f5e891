import { defined } from '../../defined.ts';
import type { CaseItem } from '../case-item.ts';
import type { CasebookCase } from '../casebook-case.ts';
import type { Attachment, Draft } from '../draft.ts';
import { addressOf } from '../export/case-export.ts';
import { quotePosts } from '../quote-posts.ts';
import type { PlannedReport } from './plan-batch.ts';

/** The element of the standard that holds what happened, in the reporter's words. */
const statementElement = 'statement';
/** The element that holds the words in question. */
const quoteElement = 'quote';

export interface BatchDraftRequest {
  readonly id: string;
  readonly record: CasebookCase;
  readonly planned: PlannedReport;
  /** The packed captures of the items after the first. */
  readonly packages: readonly Attachment[];
  /** When it is made, as an RFC 3339 instant. */
  readonly now: string;
}

/**
 * The words of the posts, where the capture of the first would fill in no more than its own. Which words of a
 * whole page are meant, its reader says; of what travels by its address alone, nothing is copied.
 */
function quoteOf(items: readonly CaseItem[]): Draft['answers'] {
  const posts = items.flatMap(({ kind, captureId, author, text }, at) =>
    kind === 'post' && captureId !== undefined
      ? [{ number: at + 1, author: author.name ?? '', text }]
      : [],
  );
  return items.length < 2 || posts.length === 0 ? {} : { [quoteElement]: quotePosts(posts) };
}

/**
 * The draft of one report of a batch: facts, documents and category of the case, every address, every
 * capture.
 */
export function buildBatchDraft(request: BatchDraftRequest): Draft {
  const { id, record, planned, packages, now } = request;
  const [first, ...others] = planned.items;
  if (first === undefined) throw new TypeError('a report of nothing');
  const { statement, template } = record;
  return {
    id,
    createdAt: now,
    updatedAt: now,
    trigger: 'page',
    url: first.url,
    title: record.title || first.title || '',
    capture:
      first.captureId === undefined
        ? { state: 'forbidden', reason: 'other' }
        : { state: 'done', captureId: first.captureId },
    ...defined({ category: template?.category, affected: template?.affected }),
    surface: first.kind === 'post' ? 'post' : 'page',
    answers: {
      ...quoteOf(planned.items),
      ...template?.answers,
      ...(statement === undefined || statement === '' ? {} : { [statementElement]: statement }),
    },
    reporter: { name: '', contact: '', anonymous: false },
    attachments: [...record.documents, ...packages],
    targets: [...new Set(others.map(addressOf))].filter((url) => url !== addressOf(first)),
  };
}
