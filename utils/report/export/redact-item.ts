import { defined } from '../../defined.ts';
import { redactJson } from '../../evidence/redact/redact-text.ts';
import { createTermMatcher } from '../../evidence/redact/term-matcher.ts';
import type { CaptureFacts } from '../../protocol/capture-facts.ts';
import type { CaptureRecord } from '../capture-record.ts';
import { type CaseItem, caseItemSchema } from '../case-item.ts';
import { buildItem } from '../casebook/build-item.ts';
import { hashContent } from '../content-hash.ts';
import type { DerivativeRecord } from '../derivative-record.ts';
import type { ExportedItem } from './case-export.ts';

/** A redacted copy as stored, with what of it is read as data. */
export interface RedactedCopy {
  readonly derivative: DerivativeRecord;
  /** The redacted facts and text of the page. */
  readonly facts: CaptureFacts;
  readonly pageText: string;
}

/**
 * An item as its redacted copy shows it: words, addresses and digests. Nothing that follows from the original
 * stays, not even its digests, for they would let anyone check guesses of what was taken out.
 */
export async function redactItem(
  each: ExportedItem & { readonly capture: CaptureRecord },
  { derivative, facts, pageText }: RedactedCopy,
): Promise<ExportedItem> {
  const match = createTermMatcher(derivative.choice.terms);
  const redact = (value: unknown): unknown =>
    redactJson(value, match, () => undefined, 'evidence/facts.json');
  const { partSha256: _, ...own } = each.item;
  const item = caseItemSchema.parse(redact(own));
  const told = item.threadId === undefined ? await retell(each, facts, pageText) : {};
  const shown: CaseItem = {
    ...item,
    ...told,
    // A number is no word: a term may look like a part of it.
    id: each.item.id,
    caseId: each.item.caseId,
    resources: [],
  };
  return {
    ...each,
    item: { ...shown, contentSha256: await hashContent(shown) },
    isRedacted: true,
    capture: { artefacts: derivative.manifest.artefacts },
    checks: each.checks.map((check) => ({ ...check, url: String(redact(check.url)) })),
  };
}

/**
 * What the item says, out of the redacted capture: elements taken out are no words that could be looked for.
 */
async function retell(
  { item, capture }: { readonly item: CaseItem; readonly capture: CaptureRecord },
  facts: CaptureFacts,
  pageText: string,
): Promise<Pick<CaseItem, 'url' | 'permalink' | 'title' | 'author' | 'text'>> {
  const { id, caseId } = item;
  const told = await buildItem({ id, caseId, capture: { ...capture, facts }, pageText });
  const { url, permalink, title, author, text } = told;
  return {
    url,
    author,
    text,
    ...defined({ permalink, title }),
  };
}
