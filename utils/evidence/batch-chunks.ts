import type { Bytes } from './bytes.ts';

const batchBytes = 1024 * 1024;

/**
 * Chunks in batches of about 1 MiB: a Blob or a write for each small chunk would cost more than its bytes.
 */
export async function* batchChunks(
  chunks: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes[], void, undefined> {
  let batch: Bytes[] = [];
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    batch.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes < batchBytes) continue;
    yield batch;
    batch = [];
    sizeBytes = 0;
  }
  if (batch.length > 0) yield batch;
}
