import type { DeskVault } from './desk-vault.ts';
import { type CallName, requestSchema, type VaultPort } from './vault-contract.ts';
import { takes } from './vault-takes.ts';

/** Does one call, if what it takes is of the form that it has. */
async function act(vault: DeskVault, call: CallName, args: readonly unknown[]): Promise<unknown> {
  const parsed = takes[call].safeParse(args);
  if (!parsed.success) return { ok: false, error: 'malformed' };
  // Each call takes what its own schema gives, which the compiler cannot follow through a name.
  const method = vault[call] as (...taken: unknown[]) => Promise<unknown>;
  return method.apply(vault, parsed.data as unknown[]);
}

/** Lets a page use a vault that lives on this side of a port. A worker calls it once with its own scope. */
export function serveVault(port: VaultPort, vault: DeskVault): void {
  vault.onLocked(() => port.postMessage({ event: 'locked' }));
  port.addEventListener('message', async ({ data }) => {
    const request = requestSchema.safeParse(data);
    if (!request.success) return;
    const { id, call, args } = request.data;
    let isAnswered = false;
    try {
      port.postMessage({ id, answer: await act(vault, call, args) });
      isAnswered = true;
    } finally {
      // What was thrown goes on to whoever listens for faults of this context.
      if (!isAnswered) port.postMessage({ id, failed: true });
    }
  });
}
