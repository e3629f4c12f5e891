import type { ReportBody } from '../protocol/body.ts';
import type { RoutingHeader } from '../protocol/report.ts';
import { evaluate } from '../standard/evaluate.ts';
import { readFacts } from '../standard/present-elements.ts';
import type { Standard } from '../standard/schema.ts';
import { comparePlatform, type Disagreement, findDisagreements } from './disagreements.ts';
import {
  type GatheredReport,
  gatherReport,
  type IdentityContent,
  type Supplement,
} from './gather-report.ts';

/** What the rules say once all of a report can be read. */
export interface Judgement {
  readonly complete: boolean;
  /** Ids of elements and document rules. */
  readonly missing: readonly string[];
  readonly lane: string;
  readonly laneRule: string;
  /**
   * Where the header, by which the header check judged, says something else than the report as it was sent.
   */
  readonly disagreements: readonly Disagreement[];
  /**
   * Elements and kinds of documents that the header or a supplement has and nobody could look at, since who
   * reports is sealed apart.
   */
  readonly unseen: readonly string[];
}

/** What is known of a report beside its header and body. */
export interface BesideBody {
  /** Where who reports is sealed apart: what was found there. */
  readonly identity?: IdentityContent | undefined;
  /** What the reporter added when the desk asked. */
  readonly supplement?: Supplement | undefined;
}

const anonymous = 'anonymous';

/**
 * The report as its writer's software judged it: every answer in full, every document, nothing on trust but
 * choices, and who reports while that is sealed.
 */
function readBodyFacts(
  header: RoutingHeader,
  { answers, documents, isAnonymous, unseen }: GatheredReport,
  standard: Standard,
) {
  const { category, surface, affected } = header;
  const claimed = header.flags.filter((flag) => flag !== anonymous);
  const facts = readFacts(
    {
      category,
      surface,
      affected,
      answers,
      documents,
      flags: isAnonymous ? [...claimed, anonymous] : claimed,
      sources: {},
    },
    standard,
  );
  return { ...facts, elements: [...new Set([...facts.elements, ...unseen.elements])] };
}

/**
 * Runs the rules of the header check again over the whole report, and says where the readable header told
 * something else than the body holds. Answers that do not fill their element count as not given, as they did
 * for the writer. What came later counts for what the report has by now, and not against its header.
 */
export function judgeBody(
  header: RoutingHeader,
  body: ReportBody,
  standard: Standard,
  { identity, supplement }: BesideBody = {},
): Judgement {
  const judge = (report: GatheredReport) => {
    const facts = readBodyFacts(header, report, standard);
    return { facts, verdict: evaluate(facts, standard) };
  };
  const sent = gatherReport(header, body, standard, { identity });
  const asSent = judge(sent);
  const atDoor = evaluate(header, standard);
  const now = supplement && gatherReport(header, body, standard, { identity, supplement });
  const { unseen } = now ?? sent;
  const { verdict } = now === undefined ? asSent : judge(now);
  return {
    complete: verdict.complete,
    missing: verdict.missing.map(({ element }) => element),
    lane: verdict.lane.id,
    laneRule: verdict.lane.rule,
    unseen: [...unseen.elements, ...unseen.documents.map(({ kind }) => kind)],
    disagreements: [
      ...findDisagreements(
        { ...header, flags: atDoor.flags, lane: atDoor.lane.id },
        {
          elements: asSent.facts.elements,
          flags: asSent.verdict.flags,
          documents: sent.documents,
          lane: asSent.verdict.lane.id,
        },
      ),
      ...comparePlatform(header, body),
    ],
  };
}
