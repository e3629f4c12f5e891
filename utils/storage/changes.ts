import * as z from 'zod/mini';

/** Something in the storage changed; who shows it loads it anew. */
export const storeChangeSchema = z.strictObject({
  kind: z.enum([
    'draft',
    'capture',
    'outbox',
    'endpoint',
    'setting',
    'profile',
    'custody',
    'derivative',
    'standard',
    'case',
    'item',
    'thread',
    'recheck',
    'correspondence',
  ]),
  id: z.string(),
});
export type StoreChange = z.infer<typeof storeChangeSchema>;

const channelName = 'plaint';

/** Opening a channel costs as much as a write; one stays open while changes follow each other. */
const lingerMs = 1_000;
let open: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel {
  const channel = new BroadcastChannel(channelName);
  setTimeout(() => {
    open = undefined;
    channel.close();
  }, lingerMs);
  return channel;
}

/** Tells every context of the extension, this one included. Call it after the transaction is complete. */
export function announceChange(change: StoreChange): void {
  open ??= openChannel();
  open.postMessage(change);
}

/** Hears of changes until the signal aborts; without one for as long as this context lives. */
export function watchChanges(onChange: (change: StoreChange) => void, signal?: AbortSignal): void {
  if (signal?.aborted === true) return;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    const change = z.safeParse(storeChangeSchema, data);
    if (change.success) onChange(change.data);
  };
  signal?.addEventListener('abort', () => channel.close(), { once: true });
}
