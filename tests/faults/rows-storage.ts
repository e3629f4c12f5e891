import { execFileSync } from 'node:child_process';
import { existsSync, globSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { sendReport } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';
import type { FaultRow } from './fault-row.ts';
import { openStage, type Stage } from './stage.ts';

/** Room left for the browser's own small writes, and too little for a ciphertext. */
const leftBytes = 200_000;

/** Runs `work` with a small disk of its own; needs the right to mount one. */
async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plaint-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder]);
  try {
    await work(folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function fillDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
}

async function refuseWrites({ chromium }: Stage, isRefused: boolean): Promise<void> {
  await chromium.worker.evaluate(`
    self.truePut ??= IDBObjectStore.prototype.put,
    IDBObjectStore.prototype.put = ${isRefused}
      ? function () { throw new DOMException('', 'QuotaExceededError'); }
      : self.truePut,
    null`);
}

function findDatabase(profileDir: string): string {
  const [found] = globSync('Default/IndexedDB/chrome-extension_*.leveldb', { cwd: profileDir });
  const [other] = globSync('Default/IndexedDB/chrome-extension_*', { cwd: profileDir });
  const name = found ?? other;
  if (name === undefined) throw new Error('no database in the profile');
  return join(profileDir, name);
}

export const storageRows: readonly FaultRow[] = [
  {
    name: 'disk full while the report is sealed',
    isQuick: false,
    run: () =>
      onSmallDisk(async (folder) => {
        const stage = await openStage(4, { chromium: { folder: join(folder, 'browser') } });
        try {
          const popup = await stage.prepare();
          await stage.chromium.setOffline(true);
          fillDisk(folder);
          await sendReport(popup).catch(() => undefined);
          await popup.close();
          rmSync(join(folder, 'filler'));
          await stage.chromium.setOffline(false);
          await stage.expectOnce();
        } finally {
          await stage.close();
        }
      }),
  },
  {
    name: 'quota: the storage refuses every write of the worker',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      let isMet = false;
      stage.gate.aftermath = async (incoming) => {
        if (isMet || incoming.method !== 'PATCH') return 'pass' as const;
        isMet = true;
        await refuseWrites(stage, true);
        return 'pass' as const;
      };
      await sendReport(popup);
      await popup.close();
      await until('the refusal', () => isMet);
      await refuseWrites(stage, false);
      await stage.expectOnce();
    },
  },
  {
    name: 'the storage cannot be opened: it is said, nothing is wiped, and a restart delivers',
    isQuick: false,
    async run() {
      const stage = await openStage(6);
      try {
        const popup = await stage.prepare();
        await stage.chromium.setOffline(true);
        await sendReport(popup);
        await popup.close();
        await stage.chromium.quit();
        const database = findDatabase(stage.chromium.profileDir);
        const aside = join(stage.chromium.profileDir, basename(database));
        renameSync(database, aside);
        writeFileSync(database, 'not a database');
        await stage.chromium.relaunch();
        const outbox = await stage.chromium.openExtensionPage('outbox.html');
        await outbox.getByText(outboxEn['outbox.failed.title']).waitFor();
        await stage.chromium.quit();
        if (!existsSync(aside)) throw new Error('the database is gone');
        rmSync(database, { recursive: true, force: true });
        renameSync(aside, database);
        await stage.chromium.relaunch();
        await stage.chromium.setOffline(false);
        await stage.expectOnce();
      } finally {
        await stage.close();
      }
    },
  },
];
