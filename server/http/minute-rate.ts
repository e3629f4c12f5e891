const minuteMs = 60_000;

/** How often something happened in the last minute. */
export interface MinuteRate {
  readonly count: () => void;
  readonly perMinute: () => number;
}

/** From two counters: the one of the last minute fades as the running one fills. `nowMs` is monotonic. */
export function createMinuteRate(nowMs: () => number): MinuteRate {
  let windowAt = nowMs();
  let [inWindow, before] = [0, 0];

  function roll(): void {
    const elapsed = nowMs() - windowAt;
    if (elapsed < minuteMs) return;
    before = elapsed < 2 * minuteMs ? inWindow : 0;
    inWindow = 0;
    windowAt += Math.floor(elapsed / minuteMs) * minuteMs;
  }

  return {
    count() {
      roll();
      inWindow += 1;
    },
    perMinute() {
      roll();
      return inWindow + before * (1 - (nowMs() - windowAt) / minuteMs);
    },
  };
}
