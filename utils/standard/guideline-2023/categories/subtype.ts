import type { Subtype } from '../../schema.ts';
import { text } from '../../text.ts';
import type { Words } from '../named.ts';

export function subtype(id: string, ...name: Words): Subtype {
  return { id, name: text(...name), flags: [] };
}

/** A sub-type that is plain to see: no judicial or official document is asked for (A15a). */
export function overtSubtype(id: string, ...name: Words): Subtype {
  return { ...subtype(id, ...name), flags: ['overt'] };
}
