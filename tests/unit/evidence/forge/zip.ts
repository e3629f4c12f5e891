import type { Bytes } from '../../../../utils/evidence/bytes.ts';
import { ZipWriter } from '../../../../utils/evidence/wacz/zip-writer.ts';

/** Files in the one layout of our packages. */
export async function zip(files: Iterable<readonly [string, Bytes]>, at: Date): Promise<Blob> {
  const writer = new ZipWriter(at);
  const parts: Bytes[] = [];
  for (const [name, bytes] of files) {
    for await (const chunk of writer.entry(name, [bytes])) parts.push(chunk);
  }
  return new Blob([...parts, writer.end()]);
}
