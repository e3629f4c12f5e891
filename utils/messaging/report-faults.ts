import { toldElsewhere } from '../faults/expected.ts';
import type { Fault } from '../faults/fault.ts';
import { keepFaults } from '../faults/note-fault.ts';
import type { SendFromFrame } from './send-from-frame.ts';

/**
 * A script in a page has no store of its own: its faults go to the background, each kind once for as long as
 * it runs.
 */
export function sendFaults(send: SendFromFrame): void {
  const sent = new Set<string>();
  keepFaults(async ({ code, place }: Fault) => {
    const kind = `${code} ${place}`;
    if (sent.has(kind)) return;
    sent.add(kind);
    // Without a background there is nobody to tell.
    await send('fault.note', { code, place }).catch(toldElsewhere);
  });
}
