/** Watches a page, to wait until it has shown what it is about to show. */
export interface QuietWatch {
  /** Changes to the tree since the start. */
  readonly changes: number;
  /** Also watches a shadow tree, into which the document's own observer does not see. */
  follow(root: Node): void;
  /** Resolves when nothing was added for `quietMs`, at the latest after `maxMs`. */
  settle(quietMs: number, maxMs: number): Promise<void>;
  stop(): void;
}

/** Longer than a frame; hidden pages have none. */
const frameWaitMs = 60;

export function watchQuiet(view: Window, root: Node): QuietWatch {
  let changes = 0;
  let lastAt = performance.now();
  const observer = new MutationObserver((records) => {
    changes += records.length;
    lastAt = performance.now();
  });
  const options = { subtree: true, childList: true, characterData: true } as const;
  const followed = new WeakSet<Node>([root]);
  observer.observe(root, options);
  return {
    get changes() {
      return changes;
    },
    follow(other) {
      if (followed.has(other)) return;
      followed.add(other);
      observer.observe(other, options);
    },
    async settle(quietMs, maxMs) {
      const startedAt = performance.now();
      await nextFrame(view);
      await nextFrame(view);
      lastAt = Math.max(lastAt, startedAt);
      while (performance.now() - startedAt < maxMs) {
        const waitMs = lastAt + quietMs - performance.now();
        if (waitMs <= 0) return;
        await sleep(waitMs);
      }
    },
    stop: () => observer.disconnect(),
  };
}

function nextFrame(view: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, frameWaitMs);
    view.requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
