import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { RequestRefused } from '../problem.ts';

/** Judges a routing header by the standard in force; throws RequestRefused for one that does not meet it. */
export type CheckAtDoor = (header: RoutingHeader) => void;

export function doorOf(standard: Descriptor['standard']): CheckAtDoor {
  return (header) => {
    if (header.standard.id !== standard.id)
      throw new RequestRefused('unknown-standard', {
        errors: [{ pointer: '/manifest/header/standard', code: 'unknown' }],
      });
  };
}
