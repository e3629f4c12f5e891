import { browser } from './browser.ts';
import { tourName } from './page-tour-side.ts';

/** A tour that goes on in a tab; every call rejects when its page is gone. */
export interface TourCalls {
  call(method: string, ...parameters: readonly number[]): Promise<unknown>;
}

/** Puts a tour into the page of a tab. Throws the browser's own error where the page is out of reach. */
export async function startTour(tabId: number): Promise<TourCalls> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/page-tour.js'] });
  return {
    async call(method, ...parameters) {
      const [answer] = await browser.scripting.executeScript({
        target: { tabId },
        func: callTour,
        args: [tourName, method, [...parameters]],
      });
      const result: unknown = answer?.result;
      if (typeof result !== 'object' || result === null) throw new TypeError('the page is gone');
      return Reflect.get(result, 'value');
    },
  };
}

/** Runs in the page, by itself: it may refer to nothing outside. */
async function callTour(
  name: string,
  method: string,
  parameters: readonly number[],
): Promise<{ readonly value: unknown } | null> {
  const tour: unknown = Reflect.get(globalThis, name);
  if (typeof tour !== 'object' || tour === null) return null;
  const called: unknown = Reflect.get(tour, method);
  if (typeof called !== 'function') return null;
  const value: unknown = await Reflect.apply(called, tour, parameters);
  return { value: value ?? null };
}
