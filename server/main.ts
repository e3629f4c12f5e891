import { keepFaults } from '../utils/faults/note-fault.ts';
import { ConfigInvalid, readConfig } from './config.ts';
import { ClockAhead } from './keys/issue-time.ts';
import { createLog, describeFault, type Log } from './log.ts';
import { holdLines } from './log-lines.ts';
import { NotPrivate } from './private-files.ts';
import { DeskKeyMissing, type RunningEndpoint, serveEndpoint } from './serve-endpoint.ts';
import { StandardInvalid } from './standard/read-standard.ts';

/** sysexits(3): the configuration is what stands in the way. */
const exitConfig = 78;

// Whatever is made is its owner's alone, also where a library makes it.
process.umask(0o077);

const now = () => new Date();
const lines = holdLines((text) => process.stderr.write(text));
process.on('exit', lines.flush);
const log: Log = createLog(lines.write, now);
// What the shared rooms note stands in the log, which is the endpoint's place for it.
keepFaults(async ({ code, place }) => log('error', 'fault', { code, place }));

function explain(cause: unknown): number {
  if (cause instanceof ConfigInvalid) {
    log('error', 'config.invalid', { variables: cause.variables.join(' ') });
    return exitConfig;
  }
  if (cause instanceof DeskKeyMissing) {
    log('error', 'desk-key.missing', { file: cause.message, mend: 'npm run desk-key -- make' });
    return exitConfig;
  }
  if (cause instanceof NotPrivate) {
    log('error', 'files.not-private', { file: cause.message, mend: 'chown, then chmod -R go=' });
    return exitConfig;
  }
  if (cause instanceof ClockAhead) {
    log('error', 'clock.ahead', { newestSeen: cause.message, mend: 'PLAINT_TRUST_CLOCK=yes' });
    return exitConfig;
  }
  if (cause instanceof StandardInvalid) {
    log('error', 'standard.invalid', { file: cause.message, found: JSON.stringify(cause.cause) });
    return exitConfig;
  }
  log('error', 'start.failed', describeFault(cause));
  return 1;
}

/** The first signal drains; a second one does not wait. */
function stopOnSignals(endpoint: RunningEndpoint): void {
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log('info', 'stopping', { signal });
    await endpoint.stop();
    log('info', 'stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, (name) => void stop(name));
}

try {
  const config = readConfig(process.env);
  const endpoint = await serveEndpoint(config, { log, now, elapsedMs: () => performance.now() });
  stopOnSignals(endpoint);
  const { rootKey, standard } = endpoint.descriptor.descriptor;
  const line = { event: 'listening', url: endpoint.url, rootKid: rootKey.kid, standard };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} catch (cause) {
  process.exitCode = explain(cause);
}
