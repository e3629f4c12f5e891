import type { ReportBody } from '../protocol/body.ts';
import { hostNameOf } from '../protocol/host-name.ts';
import type { RoutingHeader } from '../protocol/report.ts';
import { evaluate } from '../standard/evaluate.ts';
import { readFacts } from '../standard/present-elements.ts';
import type { Standard } from '../standard/schema.ts';
import { type GatheredReport, gatherReport, type OpenedIdentity } from './gather-report.ts';

/** What the rules say once all of a report can be read. */
export interface Judgement {
  readonly complete: boolean;
  /** Ids of elements and document rules. */
  readonly missing: readonly string[];
  readonly lane: string;
  readonly laneRule: string;
  /** Where the header, by which the header check judged, says something else. */
  readonly disagreements: readonly string[];
  /**
   * Elements and kinds of documents that the header has and nobody could look at, since who reports is sealed
   * apart.
   */
  readonly unseen: readonly string[];
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

function without(terms: readonly string[], others: readonly string[]): string[] {
  return terms.filter((term) => !others.includes(term));
}

function countKinds(kinds: readonly string[]): Map<string, number> {
  const groups = Map.groupBy(kinds, (kind) => kind);
  return new Map([...groups].map(([kind, all]) => [kind, all.length]));
}

function compareDocuments(header: RoutingHeader, { documents }: GatheredReport): string[] {
  const told = countKinds(header.documents.map(({ kind }) => kind));
  const held = countKinds(documents.map(({ kind }) => kind));
  return [...new Set([...told.keys(), ...held.keys()])].flatMap((kind) => {
    const [inHeader, inBody] = [told.get(kind) ?? 0, held.get(kind) ?? 0];
    if (inHeader === inBody) return [];
    return [`documents of kind ${kind}: ${inHeader} in the header, ${inBody} in the body`];
  });
}

function comparePlatform({ platform }: RoutingHeader, body: ReportBody): string[] {
  const hosts = [...body.targets, body.evidence.url].map(hostNameOf);
  return hosts.includes(platform) ? [] : ['no address is on the platform that the header names'];
}

/**
 * Runs the rules of the header check again over the whole report, and says where the readable header told
 * something else than the body holds. Answers that do not fill their element count as not given, as they did
 * for the writer. Where who reports is sealed apart, `opened` is what was found there.
 */
export function judgeBody(
  header: RoutingHeader,
  body: ReportBody,
  standard: Standard,
  opened?: OpenedIdentity,
): Judgement {
  const report = gatherReport(header, body, standard, opened);
  const { unseen } = report;
  const facts = readBodyFacts(header, report, standard);
  const inFull = evaluate(facts, standard);
  const atDoor = evaluate(header, standard);
  const elements = without(header.elements, facts.elements);
  return {
    complete: inFull.complete,
    missing: inFull.missing.map(({ element }) => element),
    lane: inFull.lane.id,
    laneRule: inFull.lane.rule,
    unseen: [...unseen.elements, ...unseen.documents.map(({ kind }) => kind)],
    disagreements: [
      ...elements.map((id) => `the header has ${id}, and the body no valid answer to it`),
      ...without(facts.elements, header.elements).map(
        (id) => `the answer to ${id} is not in the header`,
      ),
      ...without(atDoor.flags, inFull.flags).map(
        (id) => `the flag ${id} does not hold by the body`,
      ),
      ...without(inFull.flags, atDoor.flags).map((id) => `the flag ${id} is not in the header`),
      ...compareDocuments(header, report),
      ...comparePlatform(header, body),
      ...(inFull.lane.id === atDoor.lane.id
        ? []
        : [`the lane is ${inFull.lane.id} by the body, and ${atDoor.lane.id} by the header`]),
    ],
  };
}
