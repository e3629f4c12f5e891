import { PlaintError } from '../../errors.ts';
import { batchChunks } from '../../evidence/batch-chunks.ts';
import { openArchive, sealArchive } from '../../report/export/archive-crypto.ts';
import { readCaseArchive, writeCaseArchive } from '../../report/export/case-archive.ts';
import { loadBlob } from '../../storage/blobs.ts';
import {
  gatherCase,
  type ImportedCase,
  keepCase,
  receiveBlobs,
} from '../../storage/case-transfer.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/** A case as one encrypted file. Rejects with `not_found` when something of it is gone. */
export async function sealCase(db: PlaintDb, caseId: string, passphrase: string): Promise<Blob> {
  if (passphrase === '') throw new PlaintError('invalid_input');
  const content = await gatherCase(db, caseId, new Date().toISOString());
  const written = writeCaseArchive(content, (sha256) => loadBlob(db, sha256));
  const parts: Blob[] = [];
  for await (const batch of batchChunks(sealArchive(written, passphrase))) {
    parts.push(new Blob(batch));
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

/**
 * Takes a case in from an encrypted file: all of it or nothing. Rejects with one of the `archive_` codes, or
 * a storage code.
 */
export async function importCase(
  db: PlaintDb,
  file: Blob,
  passphrase: string,
): Promise<ImportedCase> {
  const arriving = receiveBlobs(db, Date.now());
  try {
    const content = await readCaseArchive(openArchive(file, passphrase), arriving.keep);
    return await keepCase(db, content);
  } catch (thrown) {
    await arriving.undo();
    throw thrown;
  }
}
