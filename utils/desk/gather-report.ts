import type { ReportBody } from '../protocol/body.ts';
import type { Identity } from '../protocol/identity.ts';
import type { RoutingHeader } from '../protocol/report.ts';
import { namingParts } from '../standard/names-reporter.ts';
import type { Standard } from '../standard/schema.ts';

/** What was found in the identity of a report, where that is sealed apart and was opened. */
export type IdentityContent = Pick<Identity, 'reporter' | 'answers' | 'documents'>;

/** What a reporter added to a report when the desk asked for more. */
export interface Supplement {
  readonly answers: Readonly<Record<string, string>>;
  readonly documents: readonly { readonly kind: string }[];
  /** Elements that were answered in a seal for those who may see who reports. */
  readonly sealedElements: readonly string[];
}

/** All of a report that is at hand, whichever type of body it came in. */
export interface GatheredReport {
  /** In full wording. */
  readonly answers: Readonly<Record<string, string>>;
  readonly documents: readonly { readonly kind: string }[];
  readonly isAnonymous: boolean;
  /** What the header has and only the identity can show, which is closed. */
  readonly unseen: {
    readonly elements: readonly string[];
    readonly documents: readonly { readonly kind: string }[];
  };
}

/** The report as it was sent. */
function gatherSent(
  header: RoutingHeader,
  body: ReportBody,
  standard: Standard,
  opened: IdentityContent | undefined,
): GatheredReport {
  const { answers, unmasked, documents } = body;
  const own = { ...answers, ...unmasked };
  const unseen = { elements: [], documents: [] };
  if (body.type === 'plaint.body/1')
    return { answers: own, documents, isAnonymous: body.reporter.anonymous, unseen };
  if (opened !== undefined)
    return {
      answers: { ...own, ...opened.answers },
      documents: [...documents, ...opened.documents],
      isAnonymous: opened.reporter.anonymous,
      unseen,
    };
  const naming = namingParts(standard);
  const closed = header.documents.filter(({ kind }) => naming.documents.includes(kind));
  return {
    answers: own,
    documents: [...documents, ...closed],
    isAnonymous: header.flags.includes('anonymous'),
    unseen: {
      elements: header.elements.filter((id) => naming.elements.includes(id)),
      documents: closed,
    },
  };
}

/**
 * Body, identity and supplement together. Of an identity that is closed the header is believed: whether it is
 * anonymous, and which kinds of documents it has. A later answer stands for an earlier one.
 */
export function gatherReport(
  header: RoutingHeader,
  body: ReportBody,
  standard: Standard,
  beside: {
    readonly identity?: IdentityContent | undefined;
    readonly supplement?: Supplement | undefined;
  },
): GatheredReport {
  const sent = gatherSent(header, body, standard, beside.identity);
  const { supplement } = beside;
  if (supplement === undefined) return sent;
  const { elements } = sent.unseen;
  return {
    ...sent,
    answers: { ...sent.answers, ...supplement.answers },
    documents: [...sent.documents, ...supplement.documents],
    unseen: {
      ...sent.unseen,
      elements: [...new Set([...elements, ...supplement.sealedElements])],
    },
  };
}
