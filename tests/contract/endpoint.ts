import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EndpointConfig, readConfig } from '../../server/config.ts';
import {
  createDeskKey,
  type DeskPrivateKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { createLog } from '../../server/log.ts';
import { type RunningEndpoint, serveEndpoint } from '../../server/serve-endpoint.ts';

export interface TestEndpoint extends RunningEndpoint {
  readonly config: EndpointConfig;
  readonly deskKey: DeskPrivateKey;
  readonly logLines: readonly string[];
  /** The same data directory under a new process's worth of state. */
  readonly restart: () => Promise<TestEndpoint>;
  /** Stops, and deletes everything. */
  readonly remove: () => Promise<void>;
}

export interface EndpointOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
}

/** A real endpoint in this process, on a free port, over a directory of its own. */
export async function startTestEndpoint(options: EndpointOptions = {}): Promise<TestEndpoint> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plaint-endpoint-'));
  const config = readConfig({
    PLAINT_DATA_DIR: dataDir,
    PLAINT_PORT: '0',
    // A test may well send faster than people do.
    PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '0',
    PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: '0',
    PLAINT_WORK_ABOVE_FAILURES_PER_MINUTE: '0',
    ...options.environment,
  });
  const deskKey = await createDeskKey();
  await writeDeskKeys(config.deskKeysFile, { current: publicDeskKey(deskKey), previous: [] });
  return startOver(config, deskKey, options);
}

async function startOver(
  config: EndpointConfig,
  deskKey: DeskPrivateKey,
  options: EndpointOptions,
): Promise<TestEndpoint> {
  const logLines: string[] = [];
  const now = options.now ?? (() => new Date());
  const log = createLog((line) => logLines.push(line), now);
  const running = await serveEndpoint(config, { log, now, elapsedMs: () => performance.now() });
  return {
    ...running,
    config,
    deskKey,
    logLines,
    restart: async () => {
      await running.stop();
      return startOver(config, deskKey, options);
    },
    remove: async () => {
      await running.stop();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}
