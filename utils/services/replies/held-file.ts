import * as z from 'zod/mini';
import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { sealBlob } from '../../evidence/sealed-blob.ts';
import { evidenceKeySchema } from '../../protocol/evidence-key.ts';
import { defaultLimits } from '../../protocol/limits.ts';
import type { MessageFiles } from '../../protocol/message.ts';
import { countSchema } from '../../protocol/primitives.ts';
import { claimOf } from '../../report/compose.ts';
import { attachmentSchema } from '../../report/draft.ts';
import { namingParts } from '../../standard/names-reporter.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { addSealedFile } from '../../storage/sealed-files.ts';
import { prepareFile } from '../cases/attach-file.ts';

/** A file that goes with an answer or a complaint: on this device it lies sealed alone. */
export const heldFileSchema = z.strictObject({
  attachment: attachmentSchema,
  opener: evidenceKeySchema,
  /** Size of the ciphertext, in bytes. */
  sealedBytes: countSchema,
});
export type HeldFile = z.infer<typeof heldFileSchema>;

/**
 * Seals a file and keeps what is sent of it; the key is in what is given, and nowhere else. Throws
 * PlaintError `not_found`, `too_large` for more than this device or the endpoint takes, `invalid_input` for
 * an empty file, or a storage code.
 */
export async function holdFile(
  db: PlaintDb,
  reportId: string,
  file: File,
  signal?: AbortSignal,
): Promise<HeldFile> {
  const item = await loadOutboxItem(db, reportId);
  if (item === undefined) throw new PlaintError('not_found');
  const { maxEvidenceBytes } =
    (await loadEndpoint(db, item.endpoint))?.signed.descriptor.limits ?? defaultLimits;
  const { attachment, sent } = await prepareFile(file);
  if (sent.size > maxEvidenceBytes) throw new PlaintError('too_large');
  const { sealed, sha256, key, sizeBytes } = await sealBlob(sent, signal ? { signal } : {});
  if (sizeBytes > maxEvidenceBytes) throw new PlaintError('too_large');
  await addSealedFile(db, { sha256, reportId, blob: sealed });
  const { sha256: clear } = attachment;
  return {
    attachment,
    opener: { sealedSha256: sha256, sha256: clear, sizeBytes: sent.size, key },
    sealedBytes: sizeBytes,
  };
}

function partsOf(files: readonly HeldFile[]): MessageFiles | undefined {
  if (files.length === 0) return undefined;
  return {
    documents: files.map(({ attachment }) => claimOf(attachment)),
    keys: files.map(({ opener }) => opener),
  };
}

/**
 * Splits files into those that name the reporter and the others: the standard says it by their kind, as it
 * does for a report.
 */
export function splitFiles(
  files: readonly HeldFile[],
  standard: Standard,
): { readonly files?: MessageFiles; readonly namingFiles?: MessageFiles } {
  const kinds = namingParts(standard).documents;
  const names = ({ attachment: { kind } }: HeldFile) => kind !== undefined && kinds.includes(kind);
  const others = partsOf(files.filter((file) => !names(file)));
  const naming = partsOf(files.filter(names));
  return defined({ files: others, namingFiles: naming });
}
