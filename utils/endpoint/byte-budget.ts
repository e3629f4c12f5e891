/** Bounds the bytes that are in memory at once; whoever asks for more waits in line. */
export interface ByteBudget {
  /** Resolves when `sizeBytes` are free, with the function that gives them back. */
  take(sizeBytes: number): Promise<() => void>;
}

/** More than the whole budget is granted when nothing else is out, so that no one waits for ever. */
export function createByteBudget(totalBytes: number): ByteBudget {
  let free = totalBytes;
  const line: { sizeBytes: number; grant: () => void }[] = [];

  function serve(): void {
    for (let next = line[0]; next; next = line[0]) {
      if (next.sizeBytes > free && free < totalBytes) return;
      line.shift();
      free -= next.sizeBytes;
      next.grant();
    }
  }

  return {
    take(sizeBytes) {
      return new Promise((resolve) => {
        const giveBack = () => {
          free += sizeBytes;
          serve();
        };
        line.push({ sizeBytes, grant: () => resolve(giveBack) });
        serve();
      });
    },
  };
}
