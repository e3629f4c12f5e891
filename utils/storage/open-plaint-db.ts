import { deleteDB, openDB } from 'idb';
import { PlaintError } from '../errors.ts';
import { toldElsewhere } from '../faults/expected.ts';
import { classifyStorageError } from './classify-storage-error.ts';
import {
  databaseName,
  migrate,
  type PlaintConnection,
  type PlaintSchema,
  schemaVersion,
} from './schema.ts';

/**
 * The database as every store takes it. One per context; opened at first use, and again after it was closed.
 */
export interface PlaintDb {
  /** Runs `work` on an open connection. What it throws comes out as a PlaintError of a storage code. */
  use<Value>(work: (connection: PlaintConnection) => Promise<Value>): Promise<Value>;
  close(): void;
  /**
   * Deletes the database, so that the browser removes its files. Every other context's connection closes when
   * it hears of it, after what it is writing. Throws a PlaintError of a storage code when one does not let
   * go.
   */
  remove(): Promise<void>;
}

/**
 * `lettingGoMs`: how long other contexts may take to let go of the database before it is removed; longer than
 * any transaction of ours takes.
 */
export function openPlaintDb(name: string = databaseName, lettingGoMs = 10_000): PlaintDb {
  let opening: Promise<PlaintConnection> | undefined;

  function connect(): Promise<PlaintConnection> {
    opening ??= openConnection(name, () => {
      opening = undefined;
    }).catch((thrown) => {
      opening = undefined;
      throw thrown;
    });
    return opening;
  }

  async function attempt<Value>(work: (connection: PlaintConnection) => Promise<Value>) {
    return work(await connect());
  }

  return {
    async use(work) {
      try {
        return await attempt(work).catch((thrown) => {
          if (!isClosing(thrown)) throw thrown;
          opening = undefined;
          return attempt(work);
        });
      } catch (thrown) {
        throw classifyStorageError(thrown);
      }
    },
    close() {
      const closing = opening;
      opening = undefined;
      closing?.then((connection) => connection.close()).catch(toldElsewhere);
    },
    async remove() {
      this.close();
      await removeDatabase(name, lettingGoMs).catch((thrown) => {
        throw classifyStorageError(thrown);
      });
    },
  };
}

async function openConnection(name: string, onClosed: () => void): Promise<PlaintConnection> {
  const connection: PlaintConnection = await openDB<PlaintSchema>(name, schemaVersion, {
    upgrade: (db, oldVersion, _newVersion, transaction) => migrate(db, oldVersion, transaction),
    // A newer version of the extension waits for this one to let go (IndexedDB §5.1).
    blocking: (_current, _blocked, event) => {
      onClosed();
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: onClosed,
  });
  return connection;
}

async function removeDatabase(name: string, lettingGoMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PlaintError('storage_failed')), lettingGoMs);
  });
  await Promise.race([deleteDB(name), patience]).finally(() => clearTimeout(timer));
}

/** No transaction can have begun on a closing connection, so the work may be run again on a new one. */
function isClosing(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'InvalidStateError';
}
