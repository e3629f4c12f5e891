import { type DBSchema, openDB } from 'idb';
import type { KeyBox } from '../../utils/desk/team-wire.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';

interface DeskSchema extends DBSchema {
  /** What opens this handler's keys on this device. */
  box: { key: string; value: KeyBox };
  /** Half a decision by report, sealed to the handler alone. */
  draft: { key: string; value: SealedBody };
  /** Words of steps by their digest, sealed to the desk. */
  words: { key: string; value: SealedBody };
}

/** What the desk keeps in this browser: nothing that is not sealed. */
export interface DeviceStore {
  loadBoxes(): Promise<readonly KeyBox[]>;
  saveBox(box: KeyBox): Promise<void>;
  loadDraft(reportId: string): Promise<SealedBody | undefined>;
  saveDraft(reportId: string, draft: SealedBody): Promise<void>;
  dropDraft(reportId: string): Promise<void>;
  saveWords(sha256: string, sealed: SealedBody): Promise<void>;
}

export async function openDeviceStore(): Promise<DeviceStore> {
  const db = await openDB<DeskSchema>('plaint-desk', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('box');
      fresh.createObjectStore('draft');
      fresh.createObjectStore('words');
    },
  });
  return {
    loadBoxes: () => db.getAll('box'),
    async saveBox(box) {
      await db.put('box', box, box.id);
    },
    loadDraft: (reportId) => db.get('draft', reportId),
    async saveDraft(reportId, draft) {
      await db.put('draft', draft, reportId);
    },
    async dropDraft(reportId) {
      await db.delete('draft', reportId);
    },
    async saveWords(sha256, sealed) {
      await db.put('words', sealed, sha256);
    },
  };
}
