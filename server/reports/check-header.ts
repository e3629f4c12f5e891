import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { evaluate } from '../../utils/standard/evaluate.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { RequestRefused } from '../problem.ts';

/** Where a report goes, by which rule, and by which version of the standard that was judged. */
export interface Routing {
  readonly lane: string;
  readonly laneRule: string;
  readonly standardVersion: string;
}

/** Judges a routing header by the standard in force; throws RequestRefused for one that does not meet it. */
export type CheckHeader = (header: RoutingHeader) => Routing;

/**
 * Runs the same rules that the reporter's software ran, over the part of a report that may be read. Who
 * opens the body runs them again over all of it, and sees whether the header told the truth.
 */
export function createHeaderCheck(standard: Standard, allowsAnonymous: boolean): CheckHeader {
  return (header) => {
    if (!allowsAnonymous && header.flags.includes('anonymous'))
      throw new RequestRefused('incomplete', {
        errors: [{ pointer: '/manifest/header/flags', code: 'anonymous' }],
      });
    if (header.standard.id !== standard.id)
      throw new RequestRefused('unknown-standard', {
        errors: [{ pointer: '/manifest/header/standard', code: 'unknown' }],
      });
    const { complete, missing, lane } = evaluate(header, standard);
    if (!complete)
      throw new RequestRefused('incomplete', {
        detail: `Judged by ${standard.id} ${standard.version}.`,
        errors: missing.map(({ field, element }) => ({
          pointer: `/manifest/header/${pointers[field]}`,
          code: element,
        })),
      });
    return { lane: lane.id, laneRule: lane.rule, standardVersion: standard.version };
  };
}

/** The part of the header where each kind of missing thing would stand. */
const pointers = {
  category: 'category',
  surface: 'surface',
  affected: 'affected',
  element: 'elements',
  document: 'documents',
} as const;
