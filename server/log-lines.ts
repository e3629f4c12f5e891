/** What is written is never later than this, unless the process is killed meanwhile. */
const maxDelayMs = 100;
const maxHeldCharacters = 16_384;

export interface LogLines {
  write(line: string): void;
  /** Writes what is held. */
  flush(): void;
}

/**
 * Holds lines for a moment and writes them together: a write to a pipe for each would cost more than making
 * it.
 */
export function holdLines(write: (text: string) => void): LogLines {
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (held !== '') write(held);
    held = '';
  };
  return {
    write(line) {
      held += line;
      if (held.length >= maxHeldCharacters) flush();
      else timer ??= setTimeout(flush, maxDelayMs).unref();
    },
    flush,
  };
}
