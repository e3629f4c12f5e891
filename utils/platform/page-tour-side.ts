/**
 * Under this name the tour lies among the globals of the extension's own world, which the page cannot see.
 */
export const tourName = 'plaintTour';

/** Keeps a tour for the calls that the background makes into this document. */
export function offerTour(tour: object): void {
  Reflect.set(globalThis, tourName, tour);
}
