import { createVault } from '../../utils/desk/vault.ts';
import { serveVault } from '../../utils/desk/vault-worker.ts';

/** The vault lives here, in a worker: no script of the page can reach its keys. */
serveVault(
  globalThis,
  createVault({
    now: Date.now,
    setTimer: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  }),
);
