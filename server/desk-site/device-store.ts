import { type DBSchema, openDB } from 'idb';
import type { PinnedHandlers } from '../../utils/correspondence/believe-messages.ts';
import type { Enrolment, KeyBox } from '../../utils/desk/team-wire.ts';
import type { SigningKey } from '../../utils/protocol/primitives.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';

interface DeskSchema extends DBSchema {
  /** What opens this handler's keys on this device. */
  box: { key: string; value: KeyBox };
  /** Half a decision by report, sealed to the handler alone. */
  draft: { key: string; value: SealedBody };
  /** The signing key of each handler as this device saw it first, by number. */
  colleague: { key: number; value: SigningKey };
  /** A joining that the endpoint has not answered. */
  joining: { key: 'one'; value: Joining };
}

/** Keys of somebody who is not on the team yet, as far as this device knows. */
export interface Joining {
  readonly enrolment: Enrolment;
  readonly boxes: readonly KeyBox[];
}

/** What the desk keeps in this browser: nothing that is not sealed. */
export interface DeviceStore {
  loadBoxes(): Promise<readonly KeyBox[]>;
  saveBox(box: KeyBox): Promise<void>;
  dropBox(id: string): Promise<void>;
  loadJoining(): Promise<Joining | undefined>;
  saveJoining(joining: Joining): Promise<void>;
  /**
   * Ends a joining once the endpoint has answered: its boxes become this handler's or, if it was refused, it
   * is forgotten.
   */
  endJoining(boxes: readonly KeyBox[]): Promise<void>;
  loadDraft(reportId: string): Promise<SealedBody | undefined>;
  saveDraft(reportId: string, draft: SealedBody): Promise<void>;
  dropDraft(reportId: string): Promise<void>;
  /**
   * Pins the signing keys of colleagues: the first key of each number stays, whatever is told later. Resolves
   * to the pinned keys of all that are told.
   */
  pinColleagues(told: PinnedHandlers): Promise<PinnedHandlers>;
}

export async function openDeviceStore(): Promise<DeviceStore> {
  const db = await openDB<DeskSchema>('plaint-desk', 2, {
    upgrade(fresh, from) {
      if (from < 1) {
        fresh.createObjectStore('box');
        fresh.createObjectStore('draft');
      }
      if (from < 2) {
        fresh.createObjectStore('colleague');
        fresh.createObjectStore('joining');
      }
    },
  });
  return {
    loadBoxes: () => db.getAll('box'),
    async saveBox(box) {
      await db.put('box', box, box.id);
    },
    dropBox: (id) => db.delete('box', id),
    loadJoining: () => db.get('joining', 'one'),
    async saveJoining(joining) {
      await db.put('joining', joining, 'one');
    },
    async endJoining(boxes) {
      const tx = db.transaction(['joining', 'box'], 'readwrite');
      const boxStore = tx.objectStore('box');
      await Promise.all([
        tx.objectStore('joining').delete('one'),
        ...boxes.map((box) => boxStore.put(box, box.id)),
      ]);
      await tx.done;
    },
    loadDraft: (reportId) => db.get('draft', reportId),
    async saveDraft(reportId, draft) {
      await db.put('draft', draft, reportId);
    },
    async dropDraft(reportId) {
      await db.delete('draft', reportId);
    },
    async pinColleagues(told) {
      const tx = db.transaction('colleague', 'readwrite');
      const pinned = await Promise.all(
        told.map(async ({ number, signingKey }) => {
          const known = await tx.store.get(number);
          if (known === undefined) await tx.store.put(signingKey, number);
          return { number, signingKey: known ?? signingKey };
        }),
      );
      await tx.done;
      return pinned;
    },
  };
}
