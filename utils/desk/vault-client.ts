import type { DeskVault } from './desk-vault.ts';
import { type CallName, callNames, replySchema, type VaultPort } from './vault-contract.ts';
import { gives } from './vault-gives.ts';

/** The worker with the keys failed; what failed it tells itself. */
export class VaultFailed extends Error {
  override readonly name = 'VaultFailed';
}

interface Waiting {
  readonly call: CallName;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** The vault in a worker, with the interface of the vault itself. */
export function openVaultClient(port: VaultPort): DeskVault {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<() => void>();
  let last = 0;

  port.addEventListener('message', ({ data }) => {
    const reply = replySchema.safeParse(data);
    if (!reply.success) return;
    if ('event' in reply.data) {
      for (const listener of listeners) listener();
      return;
    }
    const asked = waiting.get(reply.data.id);
    waiting.delete(reply.data.id);
    if (asked === undefined) return;
    if ('failed' in reply.data) return asked.reject(new VaultFailed(asked.call));
    const answer = gives[asked.call].safeParse(reply.data.answer);
    if (answer.success) asked.resolve(answer.data);
    else asked.reject(new VaultFailed(asked.call));
  });

  const ask =
    (call: CallName) =>
    (...args: readonly unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        last += 1;
        waiting.set(last, { call, resolve, reject });
        port.postMessage({ id: last, call, args });
      });
  const methods = Object.fromEntries(callNames.map((name) => [name, ask(name)]));
  return {
    // Their types are those of the contract, which is held to this interface.
    ...(methods as unknown as Pick<DeskVault, CallName>),
    onLocked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
