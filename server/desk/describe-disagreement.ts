import type { Disagreement } from '../../utils/desk/disagreements.ts';

/** For operators, in English; the desk's pages have words of their own. */
export function describeDisagreement(found: Disagreement): string {
  switch (found.code) {
    case 'not-answered':
      return `the header has ${found.element}, and the body no valid answer to it`;
    case 'not-in-header':
      return `the answer to ${found.element} is not in the header`;
    case 'flag-does-not-hold':
      return `the flag ${found.flag} does not hold by the body`;
    case 'flag-not-in-header':
      return `the flag ${found.flag} is not in the header`;
    case 'documents':
      return `documents of kind ${found.kind}: ${found.inHeader} in the header, ${found.inBody} in the body`;
    case 'platform':
      return 'no address is on the platform that the header names';
    case 'lane':
      return `the lane is ${found.byBody} by the body, and ${found.byHeader} by the header`;
  }
}
