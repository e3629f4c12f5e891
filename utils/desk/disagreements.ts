import type { ReportBody } from '../protocol/body.ts';
import { hostNameOf } from '../protocol/host-name.ts';
import type { RoutingHeader } from '../protocol/report.ts';

/**
 * Where the readable header of a report says something else than what was sealed; for whoever shows it to
 * word.
 */
export type Disagreement =
  /** The header has this element, and there is no valid answer to it. */
  | { readonly code: 'not-answered'; readonly element: string }
  /** An answer is there, and the header does not have its element. */
  | { readonly code: 'not-in-header'; readonly element: string }
  | { readonly code: 'flag-does-not-hold'; readonly flag: string }
  | { readonly code: 'flag-not-in-header'; readonly flag: string }
  | {
      readonly code: 'documents';
      readonly kind: string;
      readonly inHeader: number;
      readonly inBody: number;
    }
  /** No address is on the platform that the header names. */
  | { readonly code: 'platform' }
  | { readonly code: 'lane'; readonly byBody: string; readonly byHeader: string };

/** What the rules read from one of the two. */
interface Facts {
  readonly elements: readonly string[];
  readonly flags: readonly string[];
  readonly documents: readonly { readonly kind: string }[];
  readonly lane: string;
}

function without(terms: readonly string[], others: readonly string[]): string[] {
  return terms.filter((term) => !others.includes(term));
}

function countKinds(documents: Facts['documents']): Map<string, number> {
  const groups = Map.groupBy(documents, ({ kind }) => kind);
  return new Map([...groups].map(([kind, all]) => [kind, all.length]));
}

function compareDocuments(header: Facts, body: Facts): Disagreement[] {
  const told = countKinds(header.documents);
  const held = countKinds(body.documents);
  return [...new Set([...told.keys(), ...held.keys()])].flatMap((kind): Disagreement[] => {
    const [inHeader, inBody] = [told.get(kind) ?? 0, held.get(kind) ?? 0];
    return inHeader === inBody ? [] : [{ code: 'documents', kind, inHeader, inBody }];
  });
}

/** Everything in which header and sealed report differ. */
export function findDisagreements(header: Facts, body: Facts): Disagreement[] {
  return [
    ...without(header.elements, body.elements).map(
      (element): Disagreement => ({ code: 'not-answered', element }),
    ),
    ...without(body.elements, header.elements).map(
      (element): Disagreement => ({ code: 'not-in-header', element }),
    ),
    ...without(header.flags, body.flags).map(
      (flag): Disagreement => ({ code: 'flag-does-not-hold', flag }),
    ),
    ...without(body.flags, header.flags).map(
      (flag): Disagreement => ({ code: 'flag-not-in-header', flag }),
    ),
    ...compareDocuments(header, body),
    ...(header.lane === body.lane
      ? []
      : [{ code: 'lane' as const, byBody: body.lane, byHeader: header.lane }]),
  ];
}

/** Whether one of the addresses is on the platform that the header names. */
export function comparePlatform({ platform }: RoutingHeader, body: ReportBody): Disagreement[] {
  const hosts = [...body.targets, body.evidence.url].map(hostNameOf);
  return hosts.includes(platform) ? [] : [{ code: 'platform' }];
}
