import type { VaultRefusal } from '../../utils/desk/desk-vault.ts';

/** Why something was not done, beside what the endpoint refuses. */
export type DeskTrouble =
  | 'offline'
  | 'not-found'
  | 'refused'
  /** Unknown, used up or run out. */
  | 'no-invitation'
  /** The authenticator makes no secrets for pages. */
  | 'no-prf'
  /** Broken off, or there is none. */
  | 'passkey-refused'
  | VaultRefusal;
