import { keepFaults, noteFault } from '../../faults/note-fault.ts';
import type { Place } from '../../faults/places.ts';
import { appendFault } from '../../storage/faults.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

let isListening = false;

/** Keeps this context's faults with those of the others; what nobody caught is one of them. */
export function keepFaultsIn(db: PlaintDb, place: Place): void {
  keepFaults((fault) => appendFault(db, fault));
  if (isListening) return;
  isListening = true;
  globalThis.addEventListener('error', (event) => {
    if (!isHarmless(event)) noteFault(place, event.error);
  });
  globalThis.addEventListener('unhandledrejection', ({ reason }) => noteFault(place, reason));
}

/** A layout that takes more than one turn is the browser's note to itself (Resize Observer §3.4.8). */
function isHarmless({ message }: ErrorEvent): boolean {
  return message.startsWith('ResizeObserver loop');
}
