import type { Role } from '../../utils/casework/roles.ts';
import type {
  Approval,
  KeptBox,
  Purpose,
  RoleChange,
  TeamAnswer,
} from '../../utils/desk/team-wire.ts';
import type { Result } from '../../utils/result.ts';
import type { DeskTrouble } from './desk-trouble.ts';

/** A key that a team shares. */
export interface KeyRef {
  readonly purpose: Purpose;
  readonly keyId: string;
}

/** Why something about people was not done: by the team's rules (`code`), or because it could not be. */
export type PeopleFailure = { readonly code: string } | { readonly trouble: DeskTrouble };
type Done<Value> = Promise<Result<Value, PeopleFailure>>;

export interface Invited {
  /** The whole address; whoever has it joins. */
  readonly link: string;
  readonly waiting: boolean;
}

/** What is done about people and keys, each step signed in the vault. */
export interface PeopleWork {
  readTeam(): Done<TeamAnswer>;
  invite(roles: readonly Role[], certifiedUntil: string | null): Done<Invited>;
  /** `differs`: these are not the words of that person's keys, and nothing was signed. */
  grant(handler: number, key: KeyRef, words: string): Done<'given' | 'waiting' | 'differs'>;
  /** The first link key of the team, for oneself: others are given it like any other key. */
  makeLinkKey(): Done<'given' | 'waiting'>;
  approve(of: Approval['of'], sha256: string): Done<true>;
  /** By its canonical form, for `approve`. */
  sha256OfGrant(grant: TeamAnswer['waiting']['grants'][number]): Promise<string>;
  /** What somebody may do from now on, or once a second person has approved it. */
  changeRoles(change: RoleChange): Done<'done' | 'waiting'>;
  revoke(handler: number): Done<true>;
  readMethods(): Done<readonly KeptBox['method'][]>;
  addPasskey(passphrase: string): Done<true>;
  /** Resolves to the new code; the one before opens nothing any more. */
  renewCode(passphrase: string): Done<string>;
}
