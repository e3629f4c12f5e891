import { createVault } from '../../utils/desk/vault.ts';
import type { VaultPort } from '../../utils/desk/vault-contract.ts';
import { serveVault } from '../../utils/desk/vault-worker.ts';

/** All that a worker with the keys is. */
serveVault(
  self as unknown as VaultPort,
  createVault({
    now: Date.now,
    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  }),
);
