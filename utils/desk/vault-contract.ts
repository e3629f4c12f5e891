import * as z from 'zod/mini';
import type { DeskVault } from './desk-vault.ts';

/**
 * Every call that goes from a page to the worker with the keys: what it takes is in `vault-takes.ts` and what
 * comes back in `vault-gives.ts`, so that neither side loads the other's.
 */
export const callNames = [
  'enrol',
  'unlock',
  'lock',
  'isLocked',
  'touch',
  'learn',
  'addMethod',
  'authorize',
  'signStep',
  'openBody',
  'openIdentity',
  'tagContent',
  'tagAccounts',
  'sealWords',
  'openWords',
  'openMessage',
  'openNamingParts',
  'openNamingAnswers',
  'openNamingFiles',
  'sealDraft',
  'openDraft',
  'grantKey',
  'approve',
] as const satisfies readonly Exclude<keyof DeskVault, 'onLocked'>[];
export type CallName = (typeof callNames)[number];

const isCall = (name: unknown): name is CallName => callNames.some((call) => call === name);

export const requestSchema = z.object({
  id: z.int(),
  call: z.custom<CallName>(isCall),
  args: z.array(z.unknown()),
});

/** `failed`: a fault in the worker, which the worker itself tells. */
export const replySchema = z.union([
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), failed: z.literal(true) }),
  z.object({ event: z.literal('locked') }),
]);

/** What both ends speak through: a worker on the page's side, its own scope on the other. */
export interface VaultPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
