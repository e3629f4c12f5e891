import type { EvidenceStore } from '../blobs/evidence-store.ts';
import type { EndpointConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { watchFreeSpace } from '../room/free-space.ts';
import { createPendingUploads, type PendingUploads } from './pending-uploads.ts';
import { createUploadRoom, type UploadRoom } from './upload-room.ts';

export interface OpenedRoom {
  readonly pending: PendingUploads;
  readonly room: UploadRoom;
  /** Size of all evidence that reports have claimed, in bytes. */
  readonly keptBytes: () => Promise<number>;
}

/** The room that the configuration leaves for uploads. The data directory is there already. */
export function openRoom(
  config: EndpointConfig,
  ports: {
    readonly db: Database;
    readonly evidence: EvidenceStore;
    readonly elapsedMs: () => number;
  },
): OpenedRoom {
  const { dataDir, uploads } = config;
  const { db, evidence, elapsedMs } = ports;
  const pending = createPendingUploads({
    bytes: uploads.maxPendingBytes,
    files: uploads.maxPendingFiles,
  });
  const keptBytes = async () => {
    const { sum } = await db
      .selectFrom('report')
      .select((eb) => eb.fn.sum<string | number | null>('evidence_bytes').as('sum'))
      .where('envelope', 'is not', null)
      .executeTakeFirstOrThrow();
    return Number(sum ?? 0);
  };
  const space = (bytes: number, part: number) =>
    watchFreeSpace(dataDir, { bytes, part }, elapsedMs);
  const { minFreeBytes, maxEvidenceBytes } = uploads;
  const room = createUploadRoom({
    pending,
    evidence,
    uploadSpace: config.s3 === undefined ? space(minFreeBytes, 1 / 20) : undefined,
    reportSpace: config.databaseUrl === undefined ? space(minFreeBytes / 2, 1 / 40) : undefined,
    keptBytes,
    maxEvidenceBytes,
    elapsedMs,
  });
  return { pending, room, keptBytes };
}
