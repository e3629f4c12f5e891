import { scrollTopOf } from '../../dom/layout.ts';

/** Some pages scroll on by themselves to where they want to be. */
const patienceMs = 1_500;
/** A page in the background draws nothing. */
const frameMs = 200;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, frameMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until an element's content stands still for some frames and is drawn there. */
export async function untilStill(scroller: Element): Promise<void> {
  const until = performance.now() + patienceMs;
  let still = 0;
  let last = Number.NaN;
  while (still < 5 && performance.now() < until) {
    await nextFrame();
    const scrollTop = scrollTopOf(scroller);
    still = scrollTop === last ? still + 1 : 0;
    last = scrollTop;
  }
  await delay(40);
}
