import { randomBytes } from 'node:crypto';
import { type PreviousUpload, Upload } from 'tus-js-client';
import { seededRandom } from '../../../faults/seeded-random.ts';
import { startTusServer } from '../tus-server.ts';
import { type Outcome, openBadLine } from './line.ts';

/**
 * tus-js-client with the settings of its documentation, and the address of each upload kept so that the next
 * life resumes it. After its own retries it gives an error to its caller, who here does what it can: starts
 * again.
 */
export async function runTus(count: number, sizeBytes: number, seed: number): Promise<Outcome> {
  const server = await startTusServer();
  const line = await openBadLine(server.origin, seed);
  const random = seededRandom(seed + 1);
  const stored = new Map<string, PreviousUpload>();
  let lost = 0;
  try {
    for (let i = 0; i < count; i++) {
      const content = randomBytes(sizeBytes);
      let isDone = false;
      for (let lives = 0; lives < 40 && !isDone; lives++) {
        const kept = stored.get(String(i));
        isDone = await uploadOnce(content, `${line.gate.origin}/files/`, {
          kept,
          keep: (upload) => stored.set(String(i), upload),
          diesAfterMs: random() < 0.04 ? random() * 20 : undefined,
        });
      }
      if (!isDone) lost += 1;
    }
    const whole = [...server.uploads.values()].filter(({ received, length }) => received >= length);
    return {
      lost,
      duplicated: Math.max(0, whole.length - (count - lost)),
      orphaned: server.uploads.size - whole.length,
    };
  } finally {
    await line.gate.close();
    await server.close();
  }
}

function uploadOnce(
  content: Buffer,
  endpoint: string,
  life: {
    readonly kept: PreviousUpload | undefined;
    readonly keep: (upload: PreviousUpload) => void;
    readonly diesAfterMs: number | undefined;
  },
): Promise<boolean> {
  return new Promise((resolve) => {
    const upload: Upload = new Upload(content, {
      endpoint,
      chunkSize: 5_000_000,
      retryDelays: [0, 3, 5, 10],
      onUploadUrlAvailable: () => {
        life.keep({
          size: content.length,
          metadata: {},
          creationTime: new Date().toISOString(),
          urlStorageKey: '',
          uploadUrl: upload.url,
          parallelUploadUrls: null,
        });
      },
      onSuccess: () => resolve(true),
      onError: () => resolve(false),
    });
    if (life.kept !== undefined) upload.resumeFromPreviousUpload(life.kept);
    upload.start();
    if (life.diesAfterMs !== undefined) {
      setTimeout(() => void upload.abort().then(() => resolve(false)), life.diesAfterMs);
    }
  });
}
