import { RequestRefused } from '../problem.ts';

/** Why the team's rules do not allow something. */
export type TeamRefusal =
  /** Not among the roles that may, or without the key that is granted. */
  | 'wrong-role'
  /** Nobody of this number and key is here. */
  | 'no-handler'
  /** They have one way in alone: what they are granted could be lost with it. */
  | 'one-method'
  /** Whoever asked for something, or is given it, is not the second person for it. */
  | 'same-person'
  /** A second person has to approve it first. */
  | 'waiting'
  /** There would be nobody who sees to people and keys. */
  | 'last-administrator';

export function teamRefused(code: TeamRefusal): RequestRefused {
  return new RequestRefused('team-refused', { errors: [{ pointer: '', code }] });
}
