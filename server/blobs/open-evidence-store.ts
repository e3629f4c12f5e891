import type { EndpointConfig } from '../config.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { openFileEvidenceStore } from './file-evidence-store.ts';

/** The bucket that the configuration names, or the data directory. */
export async function openEvidenceStore({ s3, dataDir }: EndpointConfig): Promise<EvidenceStore> {
  if (s3 === undefined) return openFileEvidenceStore(dataDir);
  const { createS3Client } = await import('./s3-client.ts');
  const { createS3EvidenceStore } = await import('./s3-evidence-store.ts');
  return createS3EvidenceStore(createS3Client(s3));
}
